// Kept answers: fresh ones, and stale ones where the server cannot be asked.

import { resultOf } from "./answer.js";
import { urlOf } from "./request.js";

const keyOf = (client, { id }, built) =>
  [client.owner, id, urlOf(client, built), built.headers.accept ?? ""].join("\n");

/** Whether a failure may be answered with a stale answer (RFC 5861): the server cannot be had, or has failed. */
const isOutage = ({ kind, status }) => kind === "unreachable" || kind === "timeout" || status >= 500;

/** A kept answer, read and checked again, with its age in seconds. */
const found = async (client, operation, built) => {
  const entry = await client.cache?.get(keyOf(client, operation, built));
  if (entry === undefined || entry.owner !== client.owner) return undefined;
  const date = client.clock.date();
  const { result } = resultOf(operation, { ...entry, bytes: entry.body, headers: new Headers(entry.headers) }, date);
  const age = Math.max(0, Math.floor((date - entry.date) / 1000));
  return result.kind === "ok" ? { ...result, from: "cache", age } : undefined;
};

export const cached = ({ maxAge, staleIfError = 0, first = false, resource }) => ({
  first: async (client, operation, built) => {
    const kept = first ? await found(client, operation, built) : undefined;
    return kept !== undefined && kept.age <= maxAge ? kept : undefined;
  },
  keep: async (client, operation, built, { status, headers, bytes }) => {
    if (client.cache === undefined || bytes === undefined) return;
    if (/\bno-store\b/i.test(headers.get("cache-control") ?? "")) return;
    const { owner, clock } = client;
    const entry = { owner, resource, status, headers: [...headers], body: bytes, date: clock.date() };
    await client.cache.set(keyOf(client, operation, built), entry);
  },
  instead: async (client, operation, built, result) => {
    if (!isOutage(result)) return undefined;
    const kept = await found(client, operation, built);
    if (kept === undefined || kept.age > maxAge + staleIfError) return undefined;
    const stale = kept.age > maxAge;
    if (stale) client.hooks.onStale?.({ operation: operation.id, age: kept.age });
    return { ...kept, stale, attempts: result.attempts };
  },
});

export const forgets = (...resources) => ({
  forget: async (client) => {
    for (const resource of resources) await client.cache?.forget(client.owner, resource);
  },
});

export const memoryCache = (limit = 1000) => {
  const entries = new Map();
  return {
    get: (key) => entries.get(key),
    set: (key, entry) => {
      entries.delete(key);
      entries.set(key, entry);
      if (entries.size > limit) entries.delete(entries.keys().next().value);
    },
    forget: (owner, resource) => {
      for (const [key, entry] of entries) {
        if (entry.owner === owner && entry.resource === resource) entries.delete(key);
      }
    },
  };
};
