/** What the compiler finds. Each `@ts-expect-error` is itself an error where its mistake is not found. */
import type { GetServiceKeyResult } from "contracts/service-keys-api/client";
import { serve, type ServiceKeys } from "contracts/service-keys-api/server";

/** An operation that nobody implements. */
export function forgotten(service: ServiceKeys<string>): ServiceKeys<string> {
  const { getServiceKey: _, ...rest } = service;
  // @ts-expect-error
  return rest;
}

/** An answer that the document does not declare. */
export function undeclared(service: ServiceKeys<string>): ServiceKeys<string> {
  return {
    ...service,
    // @ts-expect-error
    getServiceKey: () => ({ status: 418 }),
  };
}

/** A service that never asks who is asking. */
export function open(service: ServiceKeys<string>) {
  // @ts-expect-error
  return serve<string>(service);
}

/** Every outcome is handled. */
export function sentence(result: GetServiceKeyResult): string {
  switch (result.kind) {
    case "ok":
      return result.body.name;
    case "problem":
      switch (result.code) {
        case "unauthorized":
          return "who are you?";
        case "not-found":
          return "there is none";
        case "rate-limited":
        case "unavailable":
          return "later";
      }
    case "unexpected":
    case "mismatch":
    case "unreachable":
    case "timeout":
    case "cancelled":
    case "refused":
      return "something is wrong";
  }
}

/** A problem that nobody handles. */
// @ts-expect-error
export function unhandled(result: GetServiceKeyResult & { kind: "problem" }): string {
  switch (result.code) {
    case "unauthorized":
      return "who are you?";
    case "not-found":
      return "there is none";
    case "rate-limited":
      return "later";
  }
}
