/**
 * The server of Stocktake.
 *
 * @module
 */
import type * as $stocktake from "../stocktake.js";
import type * as $stocktakeApi from "../stocktake-api.js";
import type { Access, Admission, Authenticated, Handler, ServerOptions } from "../support/server.js";

/** What a request proves, for each way to prove who asks. */
export type Credentials =
  | { readonly scheme: "apiKey"; readonly apiKey: string };

/** What `getStocktake` is called with. */
export type GetStocktakeRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $stocktakeApi.GetStocktakeParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
};

/** What `getStocktake` may answer. */
export type GetStocktakeAnswer =
  | { readonly status: 200; readonly body: $stocktake.StocktakeData }
  | { readonly status: 401; readonly headers: $stocktakeApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 404; readonly code: "not-found"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/** What `listCounts` is called with. */
export type ListCountsRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $stocktakeApi.ListCountsParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
};

/** What `listCounts` may answer. */
export type ListCountsAnswer =
  | { readonly status: 200; readonly body: $stocktakeApi.CountPage }
  | { readonly status: 401; readonly headers: $stocktakeApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 404; readonly code: "not-found"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/** What `createCount` is called with. */
export type CreateCountRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $stocktakeApi.CreateCountParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
} & ({ readonly body: $stocktake.CountData; readonly contentType: string });

/** What `createCount` may answer. */
export type CreateCountAnswer =
  | { readonly status: 201; readonly headers: $stocktakeApi.CreateCountResponseHeaders; readonly body: $stocktake.CountData }
  | { readonly status: 401; readonly headers: $stocktakeApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 404; readonly code: "not-found"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 409; readonly headers: $stocktakeApi.CreateCount409ResponseHeaders; readonly code: "in-progress"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 409; readonly headers: $stocktakeApi.CreateCount409ResponseHeaders; readonly code: "completed"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 422; readonly code: "invalid"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 422; readonly code: "key-reused"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/** What `getCount` is called with. */
export type GetCountRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $stocktakeApi.GetCountParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
};

/** What `getCount` may answer. */
export type GetCountAnswer =
  | { readonly status: 200; readonly body: $stocktake.CountData }
  | { readonly status: 401; readonly headers: $stocktakeApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 404; readonly code: "not-found"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/** What `deleteCount` is called with. */
export type DeleteCountRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $stocktakeApi.DeleteCountParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
};

/** What `deleteCount` may answer. */
export type DeleteCountAnswer =
  | { readonly status: 204 }
  | { readonly status: 401; readonly headers: $stocktakeApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 404; readonly code: "not-found"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/** What `importCounts` is called with. */
export type ImportCountsRequest<P> = {
  /** Who asks. */
  readonly principal: Authenticated<P>;
  /** The parameters. */
  readonly parameters: $stocktakeApi.ImportCountsParameters;
  /** The request itself. Its body has been read. */
  readonly request: Request;
} & ({ readonly body: $stocktakeApi.ImportCountsBody; readonly contentType: string });

/** What `importCounts` may answer. */
export type ImportCountsAnswer =
  | { readonly status: 200; readonly body: $stocktakeApi.ImportResult }
  | { readonly status: 401; readonly headers: $stocktakeApi.UnauthorizedHeaders; readonly code: "unauthorized"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 404; readonly code: "not-found"; readonly detail?: string; readonly instance?: string }
  | { readonly status: 503; readonly code: "unavailable"; readonly detail?: string; readonly instance?: string };

/**
 * Stocktake
 *
 * Takes what scanners have counted. A scanner may send a count more than once: it is stored once.
 */
export interface Stocktake<P> {
  /**
   * Read a stocktake
   *
   * The stocktake with everything that was counted in it.
   *
   * `GET /api/stocktakes/{stocktake}`
   */
  getStocktake(request: GetStocktakeRequest<P>): GetStocktakeAnswer | Promise<GetStocktakeAnswer>;
  /**
   * List the counts of a stocktake
   *
   * The oldest come first. `next` leads to the page that follows.
   *
   * `GET /api/stocktakes/{stocktake}/counts`
   */
  listCounts(request: ListCountsRequest<P>): ListCountsAnswer | Promise<ListCountsAnswer>;
  /**
   * Store a count
   *
   * A request that is sent twice with the same `Idempotency-Key` stores one count, and both get
   * the same answer.
   *
   * `POST /api/stocktakes/{stocktake}/counts`
   */
  createCount(request: CreateCountRequest<P>): CreateCountAnswer | Promise<CreateCountAnswer>;
  /**
   * Read a count
   *
   * `GET /api/stocktakes/{stocktake}/counts/{syncId}`
   */
  getCount(request: GetCountRequest<P>): GetCountAnswer | Promise<GetCountAnswer>;
  /**
   * Remove a count
   *
   * `DELETE /api/stocktakes/{stocktake}/counts/{syncId}`
   */
  deleteCount(request: DeleteCountRequest<P>): DeleteCountAnswer | Promise<DeleteCountAnswer>;
  /**
   * Store the counts of a table
   *
   * The table has a heading with the names of the fields of a count, and a row for each count. A
   * count that is already there is left as it is.
   *
   * `POST /api/stocktakes/{stocktake}/imports`
   */
  importCounts(request: ImportCountsRequest<P>): ImportCountsAnswer | Promise<ImportCountsAnswer>;
}

/** What a server is made with. */
export interface ServeOptions<P> extends ServerOptions {
  /** Finds out who asks, before anything else of a request is read. */
  authenticate(credentials: Credentials, access: Access): Admission<P> | Promise<Admission<P>>;
}

/** Makes what answers the requests of the service. */
export declare function serve<P>(handlers: Stocktake<P>, options: ServeOptions<P>): Handler;

export { Breach, sameSecret } from "../support/server.js";
export type * from "../support/server.js";
