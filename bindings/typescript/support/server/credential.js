// Who asks: what a request proves.

import { Refused } from "./problem.js";

/** The values of a cookie, one for each time that it is there. */
export function cookies(headers, name) {
  const found = [];
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) {
      found.push(pair.slice(at + 1).trim().replace(/^"(.*)"$/, "$1"));
    }
  }
  return found;
}

/** The principal of a request: of the first alternative that has all of its credentials. */
export async function authenticated(operation, authenticate, call) {
  const { security } = operation;
  if (security === undefined) {
    return undefined;
  }
  const proof = security.map((alternative) => credentials(alternative, call)).find((found) => found !== undefined);
  if (proof === undefined) {
    if (security.some(({ schemes }) => schemes.length === 0)) {
      return undefined;
    }
    throw unauthorized(operation);
  }
  const { request } = call;
  const access = { operation: operation.id, scopes: proof.scopes, request };
  const answer = await authenticate(proof.credentials, access);
  if (answer.denied === undefined) {
    return answer.principal;
  }
  if (answer.denied === "rate-limited") {
    const seconds = Math.max(1, Math.ceil(answer.retryAfter ?? 1));
    throw new Refused("rate-limited", { headers: { "retry-after": String(seconds) } });
  }
  throw answer.denied === "unavailable" ? new Refused("unavailable") : unauthorized(operation);
}

function credentials({ name, schemes, scopes }, call) {
  if (schemes.length === 0) {
    return undefined;
  }
  const found = { scheme: name };
  for (const [key, kind, place] of schemes) {
    const credential = one(kind, place, call);
    if (credential === undefined) {
      return undefined;
    }
    found[key] = credential;
  }
  return { credentials: found, scopes };
}

function one(kind, place, { request: { headers }, query }) {
  switch (kind) {
    case "authorization":
      return place === "basic" ? basic(authorization(headers, place)) : authorization(headers, place);
    case "header":
      return headers.get(place) || undefined;
    case "query":
      return only(query.filter(([name]) => name === place).map(([, value]) => value));
    case "cookie":
      return only(cookies(headers, place));
    default:
      // A certificate: what accepted the connection has checked it.
      return true;
  }
}

/** What is there twice may mean one thing here and another elsewhere. */
function only(values) {
  return values.length === 1 && values[0] !== "" ? values[0] : undefined;
}

function authorization(headers, wanted) {
  const [, scheme, rest] = /^(\S+) +(\S.*)$/.exec(headers.get("authorization") ?? "") ?? [];
  return scheme?.toLowerCase() === wanted.toLowerCase() ? rest.trim() : undefined;
}

function basic(text) {
  if (text === undefined) {
    return undefined;
  }
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const plain = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const at = plain.indexOf(":");
    return at < 0 ? undefined : { username: plain.slice(0, at), password: plain.slice(at + 1) };
  } catch {
    return undefined;
  }
}

function unauthorized({ security }) {
  const challenges = new Set(security.flatMap(({ schemes }) => schemes.map(challenge)));
  return new Refused("unauthorized", { headers: { "www-authenticate": [...challenges].join(", ") } });
}

function challenge([, kind, place]) {
  switch (kind) {
    case "authorization":
      return { bearer: "Bearer", basic: 'Basic realm="api", charset="UTF-8"' }[place] ?? place;
    case "header":
      return `ApiKey header="${place}"`;
    case "query":
      return `ApiKey query="${place}"`;
    case "cookie":
      return `Cookie cookie-name="${place}"`;
    default:
      return "Mutual";
  }
}

/** Whether two secrets are the same, in a time that does not depend on where they differ. */
export function sameSecret(one, other) {
  const encoder = new TextEncoder();
  const [a, b] = [encoder.encode(one), encoder.encode(other)];
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at++) {
    difference |= a[at] ^ (b[at % Math.max(b.length, 1)] ?? 0);
  }
  return difference === 0;
}
