/**
 * The client of Service keys.
 *
 * @module
 */
import type * as $serviceKeysApi from "../service-keys-api.js";
import type { CallOptions, Client, Failure, Ok, Problem } from "../support/http.js";

/** What {@link listTeamServiceKeys} is called with. */
export type ListTeamServiceKeysArguments = {};

/** What may come of {@link listTeamServiceKeys}. */
export type ListTeamServiceKeysResult =
  | Ok<200, $serviceKeysApi.ListTeamServiceKeysResponse>
  | Problem<401, "unauthorized", $serviceKeysApi.UnauthorizedProblem>
  | Problem<503, "unavailable", $serviceKeysApi.UnavailableProblem>
  | Failure;

/**
 * List the keys of the team
 *
 * Every service with a key or without one. No answer contains a key itself.
 *
 * `GET /api/team/service-keys`
 */
export declare function listTeamServiceKeys(
  client: Client,
  args?: ListTeamServiceKeysArguments,
  options?: CallOptions,
): Promise<ListTeamServiceKeysResult>;

/** What {@link deleteTeamServiceKey} is called with. */
export type DeleteTeamServiceKeyArguments = $serviceKeysApi.DeleteTeamServiceKeyParameters;

/** What may come of {@link deleteTeamServiceKey}. */
export type DeleteTeamServiceKeyResult =
  | Ok<204, undefined>
  | Problem<401, "unauthorized", $serviceKeysApi.UnauthorizedProblem>
  | Problem<403, "forbidden", $serviceKeysApi.ForbiddenProblem>
  | Problem<404, "not-found", $serviceKeysApi.NotFoundProblem>
  | Problem<503, "unavailable", $serviceKeysApi.UnavailableProblem>
  | Failure;

/**
 * Remove one key of the team
 *
 * `DELETE /api/team/service-keys/{name}`
 */
export declare function deleteTeamServiceKey(
  client: Client,
  args: DeleteTeamServiceKeyArguments,
  options?: CallOptions,
): Promise<DeleteTeamServiceKeyResult>;

/** What {@link deleteServiceKey} is called with. */
export type DeleteServiceKeyArguments = $serviceKeysApi.DeleteServiceKeyParameters;

/** What may come of {@link deleteServiceKey}. */
export type DeleteServiceKeyResult =
  | Ok<204, undefined>
  | Problem<401, "unauthorized", $serviceKeysApi.UnauthorizedProblem>
  | Problem<403, "forbidden", $serviceKeysApi.ForbiddenProblem>
  | Problem<404, "not-found", $serviceKeysApi.NotFoundProblem>
  | Problem<429, "rate-limited", $serviceKeysApi.RateLimitedProblem>
  | Problem<503, "unavailable", $serviceKeysApi.UnavailableProblem>
  | Failure;

/**
 * Remove one key
 *
 * `DELETE /api/cli/service-keys/{name}`
 */
export declare function deleteServiceKey(
  client: Client,
  args: DeleteServiceKeyArguments,
  options?: CallOptions,
): Promise<DeleteServiceKeyResult>;

export { createClient, memoryCache } from "../support/http.js";
export type * from "../support/http.js";
