/**
 * The client of Service keys.
 *
 * @module
 */
import type * as $serviceKeys from "../service-keys.js";
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

/** What {@link getTeamServiceKey} is called with. */
export type GetTeamServiceKeyArguments = $serviceKeysApi.GetTeamServiceKeyParameters;

/** What may come of {@link getTeamServiceKey}. */
export type GetTeamServiceKeyResult =
  | Ok<200, $serviceKeys.ServiceKeyDisplay>
  | Problem<401, "unauthorized", $serviceKeysApi.UnauthorizedProblem>
  | Problem<404, "not-found", $serviceKeysApi.NotFoundProblem>
  | Problem<503, "unavailable", $serviceKeysApi.UnavailableProblem>
  | Failure;

/**
 * Show one key of the team
 *
 * `GET /api/team/service-keys/{name}`
 */
export declare function getTeamServiceKey(
  client: Client,
  args: GetTeamServiceKeyArguments,
  options?: CallOptions,
): Promise<GetTeamServiceKeyResult>;

/** What {@link putTeamServiceKey} is called with. */
export type PutTeamServiceKeyArguments = $serviceKeysApi.PutTeamServiceKeyParameters & { body: $serviceKeysApi.NewServiceKey };

/** What may come of {@link putTeamServiceKey}. */
export type PutTeamServiceKeyResult =
  | Ok<200, $serviceKeys.ServiceKeyDisplay>
  | Ok<201, $serviceKeys.ServiceKeyDisplay>
  | Problem<401, "unauthorized", $serviceKeysApi.UnauthorizedProblem>
  | Problem<403, "forbidden", $serviceKeysApi.ForbiddenProblem>
  | Problem<503, "unavailable", $serviceKeysApi.UnavailableProblem>
  | Failure;

/**
 * Set one key of the team
 *
 * Stores the key, whether there was one or not.
 *
 * `PUT /api/team/service-keys/{name}`
 */
export declare function putTeamServiceKey(
  client: Client,
  args: PutTeamServiceKeyArguments,
  options?: CallOptions,
): Promise<PutTeamServiceKeyResult>;

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

/** What {@link listServiceKeys} is called with. */
export type ListServiceKeysArguments = {};

/** What may come of {@link listServiceKeys}. */
export type ListServiceKeysResult =
  | Ok<200, $serviceKeys.ServiceKeysResponse>
  | Problem<401, "unauthorized", $serviceKeysApi.UnauthorizedProblem>
  | Problem<429, "rate-limited", $serviceKeysApi.RateLimitedProblem>
  | Problem<503, "unavailable", $serviceKeysApi.UnavailableProblem>
  | Failure;

/**
 * Read every key
 *
 * The keys themselves, by service.
 *
 * `GET /api/cli/service-keys`
 */
export declare function listServiceKeys(
  client: Client,
  args?: ListServiceKeysArguments,
  options?: CallOptions,
): Promise<ListServiceKeysResult>;

/** What {@link getServiceKey} is called with. */
export type GetServiceKeyArguments = $serviceKeysApi.GetServiceKeyParameters;

/** What may come of {@link getServiceKey}. */
export type GetServiceKeyResult =
  | Ok<200, $serviceKeys.CLIServiceKey>
  | Problem<401, "unauthorized", $serviceKeysApi.UnauthorizedProblem>
  | Problem<404, "not-found", $serviceKeysApi.NotFoundProblem>
  | Problem<429, "rate-limited", $serviceKeysApi.RateLimitedProblem>
  | Problem<503, "unavailable", $serviceKeysApi.UnavailableProblem>
  | Failure;

/**
 * Read one key
 *
 * `GET /api/cli/service-keys/{name}`
 */
export declare function getServiceKey(
  client: Client,
  args: GetServiceKeyArguments,
  options?: CallOptions,
): Promise<GetServiceKeyResult>;

/** What {@link putServiceKey} is called with. */
export type PutServiceKeyArguments = $serviceKeysApi.PutServiceKeyParameters & { body: $serviceKeysApi.NewServiceKey };

/** What may come of {@link putServiceKey}. */
export type PutServiceKeyResult =
  | Ok<200, $serviceKeys.CLIServiceKey>
  | Problem<401, "unauthorized", $serviceKeysApi.UnauthorizedProblem>
  | Problem<403, "forbidden", $serviceKeysApi.ForbiddenProblem>
  | Problem<412, "changed", $serviceKeysApi.ChangedProblem>
  | Problem<429, "rate-limited", $serviceKeysApi.RateLimitedProblem>
  | Problem<503, "unavailable", $serviceKeysApi.UnavailableProblem>
  | Failure;

/**
 * Set one key
 *
 * With `If-Match`, the key is stored only if nobody has changed it since it was read with that
 * tag.
 *
 * `PUT /api/cli/service-keys/{name}`
 */
export declare function putServiceKey(
  client: Client,
  args: PutServiceKeyArguments,
  options?: CallOptions,
): Promise<PutServiceKeyResult>;

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
