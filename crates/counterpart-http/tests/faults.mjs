// The JavaScript client, for the rows of the fault table. The server's program starts this one; they talk in lines of
// JSON: this program asks for a row and gives its summary, and the server turns the clock.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import { call, createClient, memoryCache } from "../../counterpart-typescript/src/runtime/http.js";
import { operations } from "./operations.mjs";

const rows = JSON.parse(readFileSync(new URL("faults.json", import.meta.url), "utf8"));

const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

/** A clock that is turned by hand: waits pass at once, limits end when it is turned. */
const virtualClock = () => {
  const timers = new Map();
  let now = 0;
  let count = 0;
  const turn = (milliseconds) => {
    now += milliseconds;
    for (const [number, { at, then }] of timers) {
      if (at <= now) {
        timers.delete(number);
        then();
      }
    }
  };
  const timer = (milliseconds, then) => {
    const number = count++;
    timers.set(number, { at: now + milliseconds, then });
    return () => timers.delete(number);
  };
  const clock = {
    isHeld: false,
    now: () => now,
    date: () => Date.UTC(2026, 11, 1, 5) + now,
    sleep: (milliseconds, signal) => {
      if (!clock.isHeld) return Promise.resolve(turn(milliseconds));
      return new Promise((done) => {
        const end = () => (cancel(), done());
        const cancel = timer(milliseconds, end);
        signal.addEventListener("abort", end);
      });
    },
    timer,
    turn,
    size: () => timers.size,
  };
  return clock;
};

let clock;
let onBase;
const input = createInterface({ input: process.stdin });
input.on("line", (line) => {
  const message = JSON.parse(line);
  if (message.base !== undefined) return onBase(message.base);
  clock.turn(message.turn);
  say({ turned: true });
});
const ask = (message) =>
  new Promise((done) => {
    onBase = done;
    say(message);
  });

const GOOD = { name: "github", configured: true, masked: null, cliSupported: true };

const one = (client, row, options) => {
  const operation = operations[row.operation];
  const args = { name: row.argument ?? "github" };
  if (operation.bodies !== undefined) args.body = row.body ?? GOOD;
  return call(client, operation, args, options);
};

/** The calls of a row, one after the other or at the same time; the result of the last one. */
const calls = async (client, row, options) => {
  const { calls = 1, concurrent } = row;
  if (concurrent) return (await Promise.all(Array.from({ length: calls }, () => one(client, row, options)))).at(-1);
  for (let at = 1; at < calls; at++) await one(client, row, options);
  return one(client, row, options);
};

/** What came of a call, in the words of both languages. */
const summaryOf = (result) => {
  const { headers, body, arguments: refused, violations, code, ...rest } = result;
  return {
    ...rest,
    ...(result.kind === "ok" && { body }),
    ...(result.kind === "problem" && { code: code ?? null }),
    ...(refused !== undefined && { refused: refused.map(({ argument }) => argument) }),
    ...(violations !== undefined && { violations: violations.map((it) => [it.instancePath, it.keyword]) }),
  };
};

const run = async (row, index) => {
  clock = virtualClock();
  const cache = memoryCache();
  const told = { waits: [], bodies: [], stales: 0, refreshes: 0 };
  let token = "old";
  const control = new AbortController();
  const made = (baseUrl, owner) =>
    createClient({
      baseUrl,
      owner,
      cache,
      clock,
      seed: 1,
      maxBody: 65536,
      credentials: {
        get: () => token,
        refresh: async () => {
          told.refreshes += 1;
          await new Promise((done) => setTimeout(done, 100));
          if (row.refresh !== "new") return undefined;
          return (token = "new");
        },
      },
      hooks: {
        onAttempt: ({ wait }) => {
          if (wait === undefined) return;
          told.waits.push(wait);
          if (row.cancel) setTimeout(() => control.abort(), 20);
        },
        onStale: () => (told.stales += 1),
        onBody: ({ start }) => told.bodies.push(start),
      },
    });
  if (row.before !== undefined) {
    const base = await ask({ row: index, before: true });
    await calls(made(base, "me"), row, {});
    clock.turn(row.later * 1000);
    Object.assign(told, { waits: [], bodies: [], stales: 0, refreshes: 0 });
  }
  const base = await ask({ row: index });
  const start = clock.now();
  clock.isHeld = row.cancel === true;
  const options = { signal: control.signal, ...(row.key !== undefined && { idempotencyKey: row.key }) };
  const result = await calls(made(base, row.owner ?? "me"), row, options);
  return { ...summaryOf(result), ...told, elapsed: clock.now() - start, timers: clock.size() };
};

for (const [index, row] of rows.entries()) say({ summary: await run(row, index) });
input.close();
process.stdin.destroy();
