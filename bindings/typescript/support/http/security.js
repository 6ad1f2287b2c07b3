// Credentials: where they are sent, and how a refused one is renewed.

import { encode } from "./style.js";

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** Whether a header can hold a credential. */
const isHeaderText = (text) => /^[!-~]([\t -~]*[!-~])?$/.test(text);

const http = (name, scheme) => ({ name, headers: (token) => ({ authorization: `${scheme} ${token}` }) });

export const bearer = (name) => http(name, "Bearer");
export const basic = (name) => ({
  name,
  headers: ({ username, password }) => ({ authorization: `Basic ${base64(`${username}:${password}`)}` }),
});
export const httpScheme = http;
export const headerKey = (name, header) => ({ name, headers: (key) => ({ [header.toLowerCase()]: key }) });
export const queryKey = (name, parameter) => ({ name, query: (key) => `${encode(parameter)}=${encode(key)}` });
export const cookieKey = (name, cookie) => ({ name, cookie: (key) => `${cookie}=${encode(key)}` });

const same = (a, b) => a === b || (a?.username === b?.username && a?.password === b?.password && a?.username !== undefined);

/** What a scheme sends for a credential. */
const place = (proof, { headers, query, cookie }, credential) => {
  if (headers !== undefined) Object.assign(proof.headers, headers(credential));
  if (query !== undefined) proof.query.push(query(credential));
  if (cookie !== undefined) proof.cookies.push(cookie(credential));
};

/** The present credential of a scheme; undefined where there is none, or the provider fails. */
const present = async ({ credentials }, name) => {
  try {
    return (await credentials?.get(name)) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Asks for a new credential; calls that ask at the same time share one request. */
const renewed = (client, name, rejected) => {
  const running = client.refreshing.get(name);
  if (running !== undefined) return running;
  const renewal = (async () => {
    // Another call may have renewed it while this one's answer was on its way.
    const now = await present(client, name);
    if (!same(now, rejected)) return now;
    try {
      return await client.credentials.refresh?.(name, rejected);
    } catch {
      return undefined;
    }
  })().finally(() => client.refreshing.delete(name));
  client.refreshing.set(name, renewal);
  return renewal;
};

export const secured = (alternatives) => ({
  /** What is sent: that of the first alternative that has all its credentials. */
  proof: async (client) => {
    for (const schemes of alternatives) {
      const proof = { headers: {}, query: [], cookies: [], used: [] };
      for (const scheme of schemes) {
        const credential = await present(client, scheme.name);
        if (credential === undefined) break;
        place(proof, scheme, credential);
        proof.used.push([scheme.name, credential]);
      }
      const isWhole = proof.used.length === schemes.length;
      if (isWhole && Object.values(proof.headers).every(isHeaderText)) return proof;
    }
    const missing = alternatives[0].map(({ name }) => ({ argument: name, reason: "credential", violations: [] }));
    return { missing };
  },
  /** Whether another credential is there than those that were refused. */
  refresh: async (client, { used }) => {
    const found = await Promise.all(
      used.map(async ([name, rejected]) => {
        const credential = await renewed(client, name, rejected);
        return credential !== undefined && !same(credential, rejected);
      }),
    );
    return found.includes(true);
  },
});
