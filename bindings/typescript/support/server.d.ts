/**
 * What generated servers share. They take a standard `Request` and give a standard `Response`, and need nothing else.
 *
 * @module
 */
import type { Violation } from "./runtime.js";

declare const authenticated: unique symbol;

/**
 * Who asks. Only a server makes one, of what `authenticate` answered: an operation that takes one cannot be called
 * without it.
 */
export type Authenticated<P> = P & { readonly [authenticated]: true };

/** What an authentication is asked beside the credentials. */
export interface Access {
  /** The `operationId` of what is asked for. */
  readonly operation: string;
  /** The scopes that the document asks for. */
  readonly scopes: readonly string[];
  /** The request. Its body must not be read. */
  readonly request: Request;
}

/** What an authentication answers: who asks, or why it does not say so. */
export type Admission<P> =
  | { readonly principal: P; readonly denied?: undefined }
  | { readonly denied: "unauthorized" | "unavailable" }
  | {
      readonly denied: "rate-limited";
      /** The time to wait, in seconds. */
      readonly retryAfter: number;
    };

/** A user name and a password. */
export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/** What a server allows to a request, and whom it tells of failures. */
export interface ServerOptions {
  readonly limits?: {
    /** The longest body, in bytes; 2 MiB where absent. A longer one is answered with 413. */
    readonly body?: number;
    /** How long a body may take to arrive, in milliseconds; 30,000 where absent. A slower one is answered with 408. */
    readonly bodyTime?: number;
    /** The longest query, in characters; 8,192 where absent. A longer one is answered with 400. */
    readonly query?: number;
  };
  /** What the paths of the document stand below: `/v1`. */
  readonly basePath?: string;
  /** Is told what was thrown, before it is answered with 500. Without it, it is written to the console. */
  readonly onError?: (error: unknown) => void;
  /**
   * Whether an answer that breaks its contract is thrown, instead of told and answered with 500. Where absent it is,
   * unless `NODE_ENV` is `production`.
   */
  readonly breachThrows?: boolean;
}

/** An answer that breaks its contract. No value of the answer is in it. */
export declare class Breach extends Error {
  /** The `operationId`. */
  readonly operation: string;
  readonly violations: readonly Violation[];
  private constructor();
}

/** Answers the requests of a service. */
export type Handler = (request: Request) => Promise<Response>;

/** Whether two secrets are the same, in a time that does not depend on where they differ. */
export declare function sameSecret(one: string, other: string): boolean;
