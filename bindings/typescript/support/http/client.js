// A client: where the server is, and everything that calls share.

import { systemClock } from "./clock.js";
import { BUDGET, randomOf } from "./retry.js";

let clients = 0;

/** Makes a client. */
export const createClient = ({ baseUrl, ...options }) => ({
  fetch: (url, init) => fetch(url, init),
  clock: systemClock,
  // Without a name, the answers in a cache belong to this client alone.
  owner: `\u0000${Date.now()} ${Math.random()} ${++clients}`,
  maxBody: 2 ** 26,
  hooks: {},
  headers: {},
  ...options,
  baseUrl: baseUrl.replace(/\/+$/, ""),
  random: randomOf(options.seed ?? Math.random() * 2 ** 32),
  tokens: BUDGET,
  refreshing: new Map(),
});
