/**
 * What generated clients call. It needs `fetch` and nothing else.
 *
 * @module
 */
import type { Violation } from "./runtime.js";

// What came of a call.

/** What every result says. */
export interface Attempted {
  /** How many requests were sent, or tried to be. */
  readonly attempts: number;
}

/** What every failure says. */
export interface Failed extends Attempted {
  /** Whether the request may have been done all the same. Never true of an operation that is safe. */
  readonly ambiguous: boolean;
}

/** A declared success that met its contract. */
export interface Ok<Status extends number = number, Body = unknown> extends Attempted {
  readonly kind: "ok";
  readonly status: Status;
  readonly body: Body;
  readonly headers: Headers;
  /** Where the answer is from. */
  readonly from: "network" | "cache";
  /** How old the answer is, in seconds; 0 from the network. */
  readonly age: number;
  /** Whether the answer is older than the document admits where the server can be asked. */
  readonly stale: boolean;
}

/** A declared error that met its contract. */
export interface Problem<Status extends number = number, Code extends string | undefined = string | undefined, Body = unknown>
  extends Failed {
  readonly kind: "problem";
  readonly status: Status;
  readonly code: Code;
  readonly body: Body;
  readonly headers: Headers;
  /** After how many milliseconds the server wants to be asked again, if it says so. */
  readonly retryAfter?: number;
}

/** An answer that nobody declared: a status, a media type, or an error that is not the declared one. */
export interface Unexpected extends Failed {
  readonly kind: "unexpected";
  readonly status: number;
  readonly reason: "status" | "media type" | "problem";
  readonly headers: Headers;
}

/** A declared success that breaks what was declared. No value of the answer is in it. */
export interface Mismatch extends Failed {
  readonly kind: "mismatch";
  readonly status: number;
  readonly reason: "json" | "text" | "contract" | "length" | "header";
  /** The header that is missing or wrong. */
  readonly header?: string;
  readonly violations: readonly Violation[];
}

/** No whole answer came. `unknown`: the platform does not say why. */
export interface Unreachable extends Failed {
  readonly kind: "unreachable";
  readonly reason: "dns" | "refused" | "tls" | "reset" | "truncated" | "unknown";
}

/** The limit of one attempt, or that of the whole call, was reached. */
export interface Timeout extends Failed {
  readonly kind: "timeout";
  readonly limit: "attempt" | "deadline";
}

/** The caller gave up. */
export interface Cancelled extends Failed {
  readonly kind: "cancelled";
}

/** The call was not made: an argument breaks the contract, cannot be sent, or no credential is there. */
export interface Refused extends Attempted {
  readonly kind: "refused";
  readonly attempts: 0;
  readonly ambiguous: false;
  readonly arguments: readonly RefusedArgument[];
}

/** An argument that is refused. */
export interface RefusedArgument {
  /** A key of the arguments, `parameters` for what `check` found, `body`, or the name of a security scheme. */
  readonly argument: string;
  /** `contract` has violations; `missing`: required; `unsendable`: cannot be written there; `credential`: none is there. */
  readonly reason: "contract" | "missing" | "unsendable" | "credential";
  readonly violations: readonly Violation[];
}

/** Everything that may come of a call besides what its document declares. */
export type Failure = Unexpected | Mismatch | Unreachable | Timeout | Cancelled | Refused;

// The client.

/** A client: where the server is, and everything that calls share. */
export interface Client {
  readonly baseUrl: string;
}

/** What a client is made from. */
export interface ClientOptions {
  /** Where the paths of the document begin: `https://api.example.com/v1`. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  /** The seed of the waits between attempts; random where absent. */
  readonly seed?: number;
  readonly credentials?: Credentials;
  /** Where answers are kept; without it none are. */
  readonly cache?: Cache;
  /** Whose answers those in the cache are. Answers of one owner are never given to another. */
  readonly owner?: string;
  /** The longest body of an answer that is read, in bytes; 64 MiB where absent. */
  readonly maxBody?: number;
  readonly hooks?: Hooks;
  /** Headers of every request, such as `User-Agent`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What one call may say. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The idempotency key; made where absent. It is the same for all attempts. */
  readonly idempotencyKey?: string;
  /** In milliseconds, instead of the document's. */
  readonly timeout?: number;
  /** In milliseconds, instead of the document's. */
  readonly deadline?: number;
}

/** A user name and a password. */
export interface Basic {
  readonly username: string;
  readonly password: string;
}

/** Where credentials come from. Both are asked with the name of a security scheme. */
export interface Credentials {
  /** The credential to send; `undefined` where there is none. */
  get(scheme: string): string | Basic | undefined | Promise<string | Basic | undefined>;
  /**
   * A new credential, after the server refused this one. Calls that are refused at the same time share one refresh.
   * `undefined`: there is no other.
   */
  refresh?(scheme: string, rejected: string | Basic): Promise<string | Basic | undefined>;
}

/** The time, as clients see it. Tests turn it by hand. */
export interface Clock {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /** Milliseconds since 1970. */
  date(): number;
  /** Ends after so many milliseconds, or at once when the signal is aborted: the wait between attempts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Calls `then` after so many milliseconds, unless the function that it returns is called before: a limit. */
  timer(milliseconds: number, then: () => void): () => void;
}

/** What is told while calls run. Nothing that is told holds a credential, an argument or a part of a body, except `onBody`. */
export interface Hooks {
  /** After every attempt. */
  readonly onAttempt?: (event: AttemptEvent) => void;
  /** When an answer from the cache is given that is no longer fresh. */
  readonly onStale?: (event: { readonly operation: string; readonly age: number }) => void;
  /** For debugging: the first 200 characters of an answer that is not what was declared. */
  readonly onBody?: (event: { readonly operation: string; readonly status: number; readonly start: string }) => void;
}

/** One attempt. */
export interface AttemptEvent {
  readonly operation: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** The kind of result that this attempt would give. */
  readonly kind: string;
  readonly status?: number;
  /** How long the attempt took, in milliseconds. */
  readonly took: number;
  /** The wait before the next attempt, in milliseconds; absent where none follows. */
  readonly wait?: number;
}

/** Keeps answers. */
export interface Cache {
  get(key: string): CacheEntry | undefined | Promise<CacheEntry | undefined>;
  set(key: string, entry: CacheEntry): void | Promise<void>;
  /** Forgets the answers of this owner that show this resource. */
  forget(owner: string, resource: string): void | Promise<void>;
}

/** A kept answer. */
export interface CacheEntry {
  readonly owner: string;
  readonly resource?: string;
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  /** When it came, in milliseconds since 1970. */
  readonly date: number;
}

/** The clock of the machine. */
export declare const systemClock: Clock;

/** Makes a client. */
export declare function createClient(options: ClientOptions): Client;

/** Keeps answers in memory, at most so many (1,000 where absent). */
export declare function memoryCache(limit?: number): Cache;

// Operations as data. Generated code writes this; it is not meant to be written by hand.

/** What is wrong with a value: `checkFoo` of a contract. */
export type Check = (value: any) => readonly Violation[];

/**
 * An operation. What is left out has the value of `counterpart_http::client::Facts::new`.
 *
 * The functions that read and write bodies, send credentials and keep answers are named in the descriptor, so that a
 * bundle holds those that its operations need.
 */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** Texts are sent as they are; a number is the index of a parameter. It begins with `/`. */
  readonly path: readonly (string | number)[];
  readonly parameters?: readonly Parameter[];
  /** What is wrong with the object of all parameters, by their keys. */
  readonly check?: Check;
  /** By media type; the first is taken unless `args.contentType` names another. */
  readonly bodies?: Readonly<Record<string, Writer>>;
  readonly bodyRequired?: boolean;
  /** `safe`: changes nothing; `idempotent`: twice is as once. Absent: twice is twice. */
  readonly repeat?: "safe" | "idempotent";
  /** The header that carries the idempotency key. */
  readonly key?: string;
  /** Of one attempt and of the whole call, in milliseconds. */
  readonly timeout?: number;
  readonly deadline?: number;
  readonly retry?: Partial<Policy>;
  /** `cached({...})` */
  readonly cache?: Caching;
  /** The resources whose cached answers a success makes forgotten: `forgets("Key")`. */
  readonly invalidates?: Forgetting;
  /** `secured([[bearer("name")], []])`: alternatives of schemes that are needed together. */
  readonly security?: Security;
  /** By status: `200`, `2XX`, `default`. */
  readonly answers: Readonly<Record<string, Answer>>;
}

/** A parameter. */
export interface Parameter {
  /** The key in the arguments; `name` where absent. */
  readonly key?: string;
  readonly name: string;
  /** `querystring`: the whole query, an object. */
  readonly in: "path" | "query" | "querystring" | "header" | "cookie";
  /** `simple`, `label`, `matrix`, `form`, `deepObject`, `jsonStyle`, …; where absent that of the place. */
  readonly style?: Style;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly required?: boolean;
}

/** Writes an array or an object into a URL or a header. The functions `label`, `matrix`, … are values of this type. */
export type Style = (name: string, value: unknown, explode: boolean, encode: (text: string) => string) => string;

/** A declared answer. An answer without `types` has no body. */
export interface Answer {
  /** By media type or range. */
  readonly types?: Readonly<Record<string, Reader>>;
  /** Declared headers: whether each must be there, and its check. */
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly check?: Check }>>;
}

/** Reads the body of an answer. */
export type Reader = { readonly "~reader": true };
/** Writes the body of a request. */
export type Writer = { readonly "~writer": true };
/** See {@link cached}. */
export type Caching = { readonly "~caching": true };
/** See {@link forgets}. */
export type Forgetting = { readonly "~forgetting": true };
/** See {@link secured}. */
export type Security = { readonly "~security": true };
/** See {@link bearer}. */
export type Scheme = { readonly "~scheme": true };

/** A JSON body that meets a check. For statuses from 400 on it is an error without a code. */
export declare function json(check?: Check): Reader;
/** A problem with a `code` out of these; each with its class, or `undefined` for that of the status. */
export declare function problem(check: Check, codes: Readonly<Record<string, Class | undefined>>): Reader;
/** A text. */
export declare function text(check?: Check): Reader;
/** A `Uint8Array`. */
export declare function bytes(): Reader;
/** Server-sent events: an `AsyncIterable` of {@link StreamItem}; the data of each is JSON that meets a check. */
export declare function events(check?: Check): Reader;
/** Server-sent events whose data is text. */
export declare function textEvents(): Reader;
/** JSON Lines: an `AsyncIterable` of {@link StreamItem}. */
export declare function lines(check?: Check): Reader;

/**
 * What a stream gives. An item that breaks its contract does not end the stream; a failure does. Whoever leaves the
 * loop closes the connection.
 */
export type StreamItem<T = unknown> =
  | {
      readonly kind: "item";
      readonly value: T;
      /** Of a server-sent event. */
      readonly event?: string;
      readonly id?: string;
    }
  | { readonly kind: "mismatch"; readonly reason: "json" | "contract" | "text"; readonly violations: readonly Violation[] }
  | { readonly kind: "unreachable"; readonly reason: Unreachable["reason"] }
  | { readonly kind: "cancelled" };

/** How a list comes in pages. */
export interface Paging {
  readonly style: "cursor" | "offset" | "number";
  /** The argument that asks for a page. */
  readonly parameter: string;
  /** Where the items are in the body: a JSON Pointer. */
  readonly items: string;
  /** Where the body says what asks for the next page: a JSON Pointer. */
  readonly next?: string;
}

/** The results of one page after the other, until there are no more or one is not `ok`. */
export declare function pages<Args extends object, R extends { readonly kind: string }>(
  ask: (args: Args) => Promise<R>,
  args: Args,
  paging: Paging,
): AsyncGenerator<R, void, undefined>;

/** Writes a JSON body. */
export declare function sendJson(check?: Check): Writer;
/** Writes a text. */
export declare function sendText(check?: Check): Writer;
/** Writes a `Blob`, an `ArrayBuffer` or a `Uint8Array`. */
export declare function sendBytes(): Writer;
/** Writes JSON Lines from an array. */
export declare function sendLines(check?: Check): Writer;
/** Writes `application/x-www-form-urlencoded`. */
export declare function sendForm(check?: Check, encoding?: Readonly<Record<string, Encoding>>): Writer;
/** Writes `multipart/form-data`. Bytes and blobs are files; other values are parts. */
export declare function sendMultipart(check?: Check, encoding?: Readonly<Record<string, Encoding>>): Writer;

/** How one property of a form is written. */
export interface Encoding {
  readonly contentType?: string;
  readonly style?: Style;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** Whether repeating helps. */
export type Class = "transient" | "throttling" | "conflict" | "final";

/** How often and when a failed attempt is repeated; delays in milliseconds. */
export interface Policy {
  readonly maxAttempts: number;
  readonly baseDelay: number;
  readonly throttlingBaseDelay: number;
  readonly maxDelay: number;
}

/** Keeps successes: fresh for `maxAge` seconds, usable on failure for `staleIfError` more. `first`: used while fresh without asking. */
export declare function cached(rule: {
  readonly maxAge: number;
  readonly staleIfError?: number;
  readonly first?: boolean;
  readonly resource?: string;
}): Caching;
/** Forgets kept answers that show these resources. */
export declare function forgets(...resources: string[]): Forgetting;

/** Alternatives of schemes that are needed together. `[]` among them: no credential is needed. */
export declare function secured(alternatives: readonly (readonly Scheme[])[]): Security;
/** `Authorization: Bearer …` */
export declare function bearer(name: string): Scheme;
/** Another scheme of `Authorization`. */
export declare function httpScheme(name: string, scheme: string): Scheme;
/** `Authorization: Basic …` */
export declare function basic(name: string): Scheme;
/** A header. */
export declare function headerKey(name: string, header: string): Scheme;
/** A parameter of the query. */
export declare function queryKey(name: string, parameter: string): Scheme;
/** A cookie. Browsers send their own: there it is left out. */
export declare function cookieKey(name: string, cookie: string): Scheme;

export declare const simple: Style;
export declare const label: Style;
export declare const matrix: Style;
export declare const form: Style;
export declare const spaceDelimited: Style;
export declare const pipeDelimited: Style;
export declare const deepObject: Style;
/** In a cookie, with nothing encoded. */
export declare const cookieStyle: Style;
/** A parameter with `content`: its JSON text. */
export declare const jsonStyle: Style;

/**
 * Calls an operation. Never throws and never rejects. `args` holds parameters by key, `body` and `contentType`.
 * Generated declarations give it its types.
 */
export declare function call(
  client: Client,
  operation: Operation,
  args?: Readonly<Record<string, unknown>>,
  options?: CallOptions,
): Promise<any>;
