/**
 * The server of Service keys.
 *
 * @module
 */
import type * as $serviceKeys from "../service-keys.js";
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

/** What `getTeamServiceKey` is called with. */
export type GetTeamServiceKeyRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $serviceKeysApi.GetTeamServiceKeyParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
};

/** What `getTeamServiceKey` may answer. */
export type GetTeamServiceKeyAnswer =
  | { readonly status: 200; readonly body: $serviceKeys.ServiceKeyDisplay }
  | { readonly status: 401; readonly headers: $serviceKeysApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 404; readonly code: "not-found"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/** What `putTeamServiceKey` is called with. */
export type PutTeamServiceKeyRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $serviceKeysApi.PutTeamServiceKeyParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
} & ({ readonly body: $serviceKeysApi.NewServiceKey; readonly contentType: string });

/** What `putTeamServiceKey` may answer. */
export type PutTeamServiceKeyAnswer =
  | { readonly status: 200; readonly body: $serviceKeys.ServiceKeyDisplay }
  | { readonly status: 201; readonly body: $serviceKeys.ServiceKeyDisplay }
  | { readonly status: 401; readonly headers: $serviceKeysApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 403; readonly code: "forbidden"; readonly detail?: string; readonly instance?: string }
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

/** What `listServiceKeys` is called with. */
export type ListServiceKeysRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The request itself. Its body has been read. */
  readonly request: Request;
};

/** What `listServiceKeys` may answer. */
export type ListServiceKeysAnswer =
  | { readonly status: 200; readonly headers: $serviceKeysApi.ListServiceKeysResponseHeaders; readonly body: $serviceKeys.ServiceKeysResponse }
  | { readonly status: 401; readonly headers: $serviceKeysApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 429; readonly headers: $serviceKeysApi.RateLimitedHeaders; readonly code: "rate-limited"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/** What `getServiceKey` is called with. */
export type GetServiceKeyRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $serviceKeysApi.GetServiceKeyParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
};

/** What `getServiceKey` may answer. */
export type GetServiceKeyAnswer =
  | { readonly status: 200; readonly headers: $serviceKeysApi.GetServiceKeyResponseHeaders; readonly body: $serviceKeys.CLIServiceKey }
  | { readonly status: 401; readonly headers: $serviceKeysApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 404; readonly code: "not-found"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 429; readonly headers: $serviceKeysApi.RateLimitedHeaders; readonly code: "rate-limited"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/** What `putServiceKey` is called with. */
export type PutServiceKeyRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $serviceKeysApi.PutServiceKeyParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
} & ({ readonly body: $serviceKeysApi.NewServiceKey; readonly contentType: string });

/** What `putServiceKey` may answer. */
export type PutServiceKeyAnswer =
  | { readonly status: 200; readonly headers: $serviceKeysApi.PutServiceKeyResponseHeaders; readonly body: $serviceKeys.CLIServiceKey }
  | { readonly status: 401; readonly headers: $serviceKeysApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 403; readonly code: "forbidden"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 412; readonly code: "changed"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 429; readonly headers: $serviceKeysApi.RateLimitedHeaders; readonly code: "rate-limited"; readonly detail?: string; readonly instance?: string }
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
   * Show one key of the team
   *
   * `GET /api/team/service-keys/{name}`
   */
  getTeamServiceKey(request: GetTeamServiceKeyRequest<P>): GetTeamServiceKeyAnswer | Promise<GetTeamServiceKeyAnswer>;
  /**
   * Set one key of the team
   *
   * Stores the key, whether there was one or not.
   *
   * `PUT /api/team/service-keys/{name}`
   */
  putTeamServiceKey(request: PutTeamServiceKeyRequest<P>): PutTeamServiceKeyAnswer | Promise<PutTeamServiceKeyAnswer>;
  /**
   * Remove one key of the team
   *
   * `DELETE /api/team/service-keys/{name}`
   */
  deleteTeamServiceKey(request: DeleteTeamServiceKeyRequest<P>): DeleteTeamServiceKeyAnswer | Promise<DeleteTeamServiceKeyAnswer>;
  /**
   * Read every key
   *
   * The keys themselves, by service.
   *
   * `GET /api/cli/service-keys`
   */
  listServiceKeys(request: ListServiceKeysRequest<P>): ListServiceKeysAnswer | Promise<ListServiceKeysAnswer>;
  /**
   * Read one key
   *
   * `GET /api/cli/service-keys/{name}`
   */
  getServiceKey(request: GetServiceKeyRequest<P>): GetServiceKeyAnswer | Promise<GetServiceKeyAnswer>;
  /**
   * Set one key
   *
   * With `If-Match`, the key is stored only if nobody has changed it since it was read with that
   * tag.
   *
   * `PUT /api/cli/service-keys/{name}`
   */
  putServiceKey(request: PutServiceKeyRequest<P>): PutServiceKeyAnswer | Promise<PutServiceKeyAnswer>;
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
