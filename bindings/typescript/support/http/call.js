// A call: attempts until one succeeds, or the decision is to stop.

import { attempt } from "./attempt.js";
import { answerOf, readerOf, resultOf } from "./answer.js";
import { build, urlOf } from "./request.js";
import { BUDGET, STANDARD, classOf, costOf, decide, isUndone } from "./retry.js";

export const call = async (client, operation, args = {}, options = {}) => {
  const built = await build(operation, args, options, client.random);
  if (built.refused.length > 0) return refused(built.refused);
  const kept = await operation.cache?.first(client, operation, built);
  if (kept !== undefined) return { ...kept, attempts: 0 };
  const deadline = options.deadline ?? operation.deadline ?? 60000;
  const timeout = options.timeout ?? operation.timeout ?? 10000;
  const limit = limitOf(client.clock, deadline, options.signal);
  const result = await new Call(client, operation, built, { deadline, timeout, limit }).run();
  if (result.kind === "ok") {
    await operation.invalidates?.forget(client);
    await operation.cache?.keep(client, operation, built, result);
  }
  const { bytes, ...given } = result;
  return (await operation.cache?.instead(client, operation, built, given)) ?? given;
};

const refused = (reasons) => ({ kind: "refused", arguments: reasons, attempts: 0, ambiguous: false });

/** What ends a call from outside: the caller, or the deadline. The reason of the signal is the result. */
const limitOf = (clock, deadline, signal) => {
  const control = new AbortController();
  const cancelled = () => control.abort({ kind: "cancelled" });
  if (signal?.aborted) cancelled();
  signal?.addEventListener("abort", cancelled);
  const open = clock.timer(deadline, () => control.abort({ kind: "timeout", limit: "deadline" }));
  return {
    signal: control.signal,
    /** A stream has no deadline once it is open. */
    open,
    close: () => {
      open();
      signal?.removeEventListener("abort", cancelled);
    },
  };
};

/** A promise, or undefined once the signal is aborted. */
const until = (signal, promise) =>
  new Promise((done, fail) => {
    const end = () => done(undefined);
    if (signal.aborted) return end();
    signal.addEventListener("abort", end);
    promise.then(done, fail).finally(() => signal.removeEventListener("abort", end));
  });

class Call {
  #attempts = 0;
  #repeats = 0;
  #ambiguous = false;
  #isRefreshed = false;
  /** What a success gives back. */
  #paid = 1;

  constructor(client, operation, built, { deadline, timeout, limit }) {
    const { key, repeat, retry } = operation;
    const keyed = key !== undefined;
    this.policy = { ...STANDARD, ...retry, deadline, keyed, repeatable: keyed || repeat !== undefined };
    Object.assign(this, { client, operation, built, timeout, limit, start: client.clock.now() });
  }

  async run() {
    const { client, operation, limit } = this;
    const { clock, hooks } = client;
    let isOpen = false;
    try {
      for (;;) {
        const proof = (await until(limit.signal, this.#proof())) ?? {};
        if (proof.missing !== undefined) return refused(proof.missing);
        if (limit.signal.aborted) return this.#ended(limit.signal.reason);
        const began = clock.now();
        this.#attempts += 1;
        const tried = await this.#once(proof);
        const { result } = tried;
        const wait = await this.#next(tried, proof);
        hooks.onAttempt?.({
          operation: operation.id,
          attempt: this.#attempts,
          kind: result.kind,
          ...(result.status !== undefined && { status: result.status }),
          took: clock.now() - began,
          ...(wait !== undefined && { wait }),
        });
        if (wait === undefined) {
          isOpen = tried.stream !== undefined;
          return this.#ended(result);
        }
        if (wait > 0) await clock.sleep(wait, limit.signal);
      }
    } finally {
      if (isOpen) limit.open();
      else limit.close();
    }
  }

  #ended(result) {
    const { kind } = result;
    if (kind === "ok") this.client.tokens = Math.min(this.client.tokens + this.#paid, BUDGET);
    return { ...result, attempts: this.#attempts, ...(kind !== "ok" && { ambiguous: this.#ambiguous }) };
  }

  /** The credentials to send. */
  async #proof() {
    const { security } = this.operation;
    return security === undefined ? { headers: {}, query: [] } : security.proof(this.client);
  }

  /** One attempt and what its answer is. */
  async #once({ headers, query, cookies = [] }) {
    const { client, operation, built, timeout, limit } = this;
    const cookie = [built.headers.cookie, ...cookies].filter((text) => text !== undefined).join("; ");
    const init = {
      method: operation.method,
      headers: { ...client.headers, ...built.headers, ...headers, ...(cookie !== "" && { cookie }) },
      ...(built.body !== undefined && { body: built.body }),
    };
    const readerFor = (status, head) => {
      const { types } = answerOf(operation, status) ?? {};
      return types === undefined ? undefined : readerOf(types, head);
    };
    const isStream = (status, head) => readerFor(status, head)?.stream !== undefined;
    const url = urlOf(client, built, query);
    const { failure, received, stream } = await attempt(client, url, init, limit.signal, timeout, isStream);
    if (failure !== undefined) return { result: failure };
    const { status, headers: head, bytes } = received;
    if (stream !== undefined) {
      const close = () => (stream.close(), limit.close());
      const body = readerFor(status, head).stream({ ...stream, close });
      return { result: { kind: "ok", status, body, headers: head, from: "network", age: 0, stale: false }, stream };
    }
    const found = resultOf(operation, received, client.clock.date());
    if (found.result.kind === "ok" && operation.cache !== undefined) found.result.bytes = bytes;
    const isWrong = found.result.kind === "unexpected" || found.result.kind === "mismatch";
    if (isWrong && client.hooks.onBody !== undefined) {
      const start = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.slice(0, 800)).slice(0, 200);
      client.hooks.onBody({ operation: operation.id, status, start });
    }
    return found;
  }

  /** The wait before the next attempt; undefined where none follows. */
  async #next({ result, declared, retryAfter }, proof) {
    const { client, operation, policy, limit } = this;
    if (result.kind === "ok") return undefined;
    const kind = classOf(result, declared);
    const undone = isUndone(result, kind);
    this.#ambiguous ||= operation.repeat !== "safe" && !undone;
    if (limit.signal.aborted) return undefined;
    if (result.status === 401 && !this.#isRefreshed && operation.security !== undefined) {
      this.#isRefreshed = true;
      if (await until(limit.signal, operation.security.refresh(client, proof))) return 0;
    }
    const elapsed = client.clock.now() - this.start;
    const outcome = { class: kind, undone, retryAfter };
    const { wait } = decide(policy, outcome, this.#repeats + 1, elapsed, client.tokens, client.random());
    if (wait === undefined) return undefined;
    this.#repeats += 1;
    this.#paid = costOf(kind);
    client.tokens -= this.#paid;
    return wait;
  }
}
