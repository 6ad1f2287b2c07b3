/**
 * The server of Service keys.
 *
 * @module
 */
import type * as $serviceKeysApi from "../service-keys-api.js";
import type { Access, Admission, Authenticated, Handler, ServerOptions } from "../support/server.js";

/** What a request proves, for each way to prove who asks. */
export type Credentials =
  | { readonly scheme: "session"; readonly session: string }
  | { readonly scheme: "apiKey"; readonly apiKey: string };

/** What `listTeamServiceKeys` is called with. */
export type ListTeamServiceKeysRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The request itself. Its body has been read. */
  readonly request: Request;
};

/** What `listTeamServiceKeys` may answer. */
export type ListTeamServiceKeysAnswer =
  | { readonly status: 200; readonly body: $serviceKeysApi.ListTeamServiceKeysResponse }
  | { readonly status: 401; readonly headers: $serviceKeysApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/** What `deleteTeamServiceKey` is called with. */
export type DeleteTeamServiceKeyRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $serviceKeysApi.DeleteTeamServiceKeyParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
};

/** What `deleteTeamServiceKey` may answer. */
export type DeleteTeamServiceKeyAnswer =
  | { readonly status: 204 }
  | { readonly status: 401; readonly headers: $serviceKeysApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 403; readonly code: "forbidden"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 404; readonly code: "not-found"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/** What `deleteServiceKey` is called with. */
export type DeleteServiceKeyRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $serviceKeysApi.DeleteServiceKeyParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
};

/** What `deleteServiceKey` may answer. */
export type DeleteServiceKeyAnswer =
  | { readonly status: 204 }
  | { readonly status: 401; readonly headers: $serviceKeysApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 403; readonly code: "forbidden"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 404; readonly code: "not-found"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 429; readonly headers: $serviceKeysApi.RateLimitedHeaders; readonly code: "rate-limited"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/**
 * Service keys
 *
 * Keeps the keys of outside services. The dashboard sees which keys there are, never the keys
 * themselves; the command line reads and writes the keys.
 */
export interface ServiceKeys<P> {
  /**
   * List the keys of the team
   *
   * Every service with a key or without one. No answer contains a key itself.
   *
   * `GET /api/team/service-keys`
   */
  listTeamServiceKeys(request: ListTeamServiceKeysRequest<P>): ListTeamServiceKeysAnswer | Promise<ListTeamServiceKeysAnswer>;
  /**
   * Remove one key of the team
   *
   * `DELETE /api/team/service-keys/{name}`
   */
  deleteTeamServiceKey(request: DeleteTeamServiceKeyRequest<P>): DeleteTeamServiceKeyAnswer | Promise<DeleteTeamServiceKeyAnswer>;
  /**
   * Remove one key
   *
   * `DELETE /api/cli/service-keys/{name}`
   */
  deleteServiceKey(request: DeleteServiceKeyRequest<P>): DeleteServiceKeyAnswer | Promise<DeleteServiceKeyAnswer>;
}

/** What a server is made with. */
export interface ServeOptions<P> extends ServerOptions {
  /** Finds out who asks, before anything else of a request is read. */
  authenticate(credentials: Credentials, access: Access): Admission<P> | Promise<Admission<P>>;
}

/** Makes what answers the requests of the service. */
export declare function serve<P>(handlers: ServiceKeys<P>, options: ServeOptions<P>): Handler;

export { Breach, sameSecret } from "../support/server.js";
export type * from "../support/server.js";
