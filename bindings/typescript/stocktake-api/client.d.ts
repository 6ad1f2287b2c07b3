/**
 * The client of Stocktake.
 *
 * @module
 */
import type * as $stocktakeApi from "../stocktake-api.js";
import type { CallOptions, Client, Failure, Ok, Problem } from "../support/http.js";

/** What {@link listCounts} is called with. */
export type ListCountsArguments = $stocktakeApi.ListCountsParameters;

/** What may come of {@link listCounts}. */
export type ListCountsResult =
  | Ok<200, $stocktakeApi.CountPage>
  | Problem<401, "unauthorized", $stocktakeApi.UnauthorizedProblem>
  | Problem<404, "not-found", $stocktakeApi.NotFoundProblem>
  | Problem<503, "unavailable", $stocktakeApi.UnavailableProblem>
  | Failure;

/**
 * List the counts of a stocktake
 *
 * The oldest come first. `next` leads to the page that follows.
 *
 * `GET /api/stocktakes/{stocktake}/counts`
 */
export declare function listCounts(
  client: Client,
  args: ListCountsArguments,
  options?: CallOptions,
): Promise<ListCountsResult>;

/** What {@link deleteCount} is called with. */
export type DeleteCountArguments = $stocktakeApi.DeleteCountParameters;

/** What may come of {@link deleteCount}. */
export type DeleteCountResult =
  | Ok<204, undefined>
  | Problem<401, "unauthorized", $stocktakeApi.UnauthorizedProblem>
  | Problem<404, "not-found", $stocktakeApi.NotFoundProblem>
  | Problem<503, "unavailable", $stocktakeApi.UnavailableProblem>
  | Failure;

/**
 * Remove a count
 *
 * `DELETE /api/stocktakes/{stocktake}/counts/{syncId}`
 */
export declare function deleteCount(
  client: Client,
  args: DeleteCountArguments,
  options?: CallOptions,
): Promise<DeleteCountResult>;

/** What {@link importCounts} is called with. */
export type ImportCountsArguments = $stocktakeApi.ImportCountsParameters & { body: $stocktakeApi.ImportCountsBodyCsv };

/** What may come of {@link importCounts}. */
export type ImportCountsResult =
  | Ok<200, $stocktakeApi.ImportResult>
  | Problem<401, "unauthorized", $stocktakeApi.UnauthorizedProblem>
  | Problem<404, "not-found", $stocktakeApi.NotFoundProblem>
  | Problem<503, "unavailable", $stocktakeApi.UnavailableProblem>
  | Failure;

/**
 * Store the counts of a table
 *
 * The table has a heading with the names of the fields of a count, and a row for each count. A
 * count that is already there is left as it is.
 *
 * `POST /api/stocktakes/{stocktake}/imports`
 */
export declare function importCounts(
  client: Client,
  args: ImportCountsArguments,
  options?: CallOptions,
): Promise<ImportCountsResult>;

export { createClient, memoryCache } from "../support/http.js";
export type * from "../support/http.js";
