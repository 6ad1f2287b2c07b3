/**
 * The client of Stocktake.
 *
 * @module
 */
import type * as $stocktake from "../stocktake.js";
import type * as $stocktakeApi from "../stocktake-api.js";
import type { CallOptions, Client, Failure, Ok, Problem } from "../support/http.js";

/** What {@link getStocktake} is called with. */
export type GetStocktakeArguments = $stocktakeApi.GetStocktakeParameters;

/** What may come of {@link getStocktake}. */
export type GetStocktakeResult =
  | Ok<200, $stocktake.StocktakeData>
  | Problem<401, "unauthorized", $stocktakeApi.UnauthorizedProblem>
  | Problem<404, "not-found", $stocktakeApi.NotFoundProblem>
  | Problem<503, "unavailable", $stocktakeApi.UnavailableProblem>
  | Failure;

/**
 * Read a stocktake
 *
 * The stocktake with everything that was counted in it.
 *
 * `GET /api/stocktakes/{stocktake}`
 */
export declare function getStocktake(
  client: Client,
  args: GetStocktakeArguments,
  options?: CallOptions,
): Promise<GetStocktakeResult>;

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

/** What {@link createCount} is called with. */
export type CreateCountArguments = Omit<$stocktakeApi.CreateCountParameters, "Idempotency-Key"> & { body: $stocktake.CountData };

/** What may come of {@link createCount}. */
export type CreateCountResult =
  | Ok<201, $stocktake.CountData>
  | Problem<401, "unauthorized", $stocktakeApi.UnauthorizedProblem>
  | Problem<404, "not-found", $stocktakeApi.NotFoundProblem>
  | Problem<409, "in-progress", $stocktakeApi.ConflictProblem>
  | Problem<409, "completed", $stocktakeApi.ConflictProblem>
  | Problem<422, "invalid", $stocktakeApi.InvalidProblem>
  | Problem<422, "key-reused", $stocktakeApi.InvalidProblem>
  | Problem<503, "unavailable", $stocktakeApi.UnavailableProblem>
  | Failure;

/**
 * Store a count
 *
 * A request that is sent twice with the same `Idempotency-Key` stores one count, and both get
 * the same answer.
 *
 * `POST /api/stocktakes/{stocktake}/counts`
 */
export declare function createCount(
  client: Client,
  args: CreateCountArguments,
  options?: CallOptions,
): Promise<CreateCountResult>;

/** What {@link getCount} is called with. */
export type GetCountArguments = $stocktakeApi.GetCountParameters;

/** What may come of {@link getCount}. */
export type GetCountResult =
  | Ok<200, $stocktake.CountData>
  | Problem<401, "unauthorized", $stocktakeApi.UnauthorizedProblem>
  | Problem<404, "not-found", $stocktakeApi.NotFoundProblem>
  | Problem<503, "unavailable", $stocktakeApi.UnavailableProblem>
  | Failure;

/**
 * Read a count
 *
 * `GET /api/stocktakes/{stocktake}/counts/{syncId}`
 */
export declare function getCount(
  client: Client,
  args: GetCountArguments,
  options?: CallOptions,
): Promise<GetCountResult>;

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
export type ImportCountsArguments = $stocktakeApi.ImportCountsParameters & { body: $stocktakeApi.ImportCountsBody };

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
