// Whether and when a failed attempt is repeated. Pure: `tests/retry.json` of `counterpart-http` has the vectors
// that this and the Rust client meet.

/** The rules of the AWS SDKs of 2026; delays in milliseconds. */
export const STANDARD = { maxAttempts: 3, baseDelay: 50, throttlingBaseDelay: 1000, maxDelay: 20000 };

/** How many tokens a client has for repeating. */
export const BUDGET = 500;

/** What repeating costs. */
export const costOf = (kind) => (kind === "throttling" ? 5 : 14);

/** Whether a status alone says that repeating helps. */
export const classOfStatus = (status) =>
  status === 429
    ? "throttling"
    : status === 408 || status === 500 || (status >= 502 && status <= 504)
      ? "transient"
      : "final";

/** Whether the request was not done for certain: it was not sent, or the server says so. */
export const isUndone = ({ kind, reason, status }, cls) =>
  kind === "unreachable"
    ? reason === "dns" || reason === "refused" || reason === "tls"
    : kind !== "timeout" && kind !== "cancelled" && (cls === "throttling" || (status >= 400 && status < 500));

/** Whether repeating helps after a result. */
export const classOf = ({ kind, reason, limit, status }, declared) => {
  if (kind === "unreachable") return reason === "tls" ? "final" : "transient";
  if (kind === "timeout") return limit === "attempt" ? "transient" : "final";
  if (kind === "problem" || kind === "unexpected") return declared ?? classOfStatus(status);
  return "final";
};

/**
 * What to do after an attempt.
 *
 * `policy` has the delays, `deadline`, `repeatable` (the operation is safe, idempotent or keyed) and `keyed`;
 * `outcome` has `class`, `undone` and perhaps `retryAfter`; `attempt` is 1 after the first; `elapsed` is the
 * time since the call began; `tokens` are those that the client has left; `random` is at least 0 and below 1.
 */
export const decide = (policy, outcome, attempt, elapsed, tokens, random) => {
  const kind = outcome.class;
  if (kind === "final" || (kind === "conflict" && !policy.keyed)) return { stop: "final" };
  if (!policy.repeatable && !outcome.undone) return { stop: "ambiguous" };
  if (attempt >= policy.maxAttempts) return { stop: "attempts" };
  if (tokens < costOf(kind)) return { stop: "budget" };
  const base = kind === "throttling" ? policy.throttlingBaseDelay : policy.baseDelay;
  const bound = Math.min(base * 2 ** (attempt - 1), policy.maxDelay);
  const wait = outcome.retryAfter ?? Math.floor(random * bound);
  return elapsed + wait >= policy.deadline ? { stop: "deadline" } : { wait };
};

/** Numbers from 0 to below 1, the same in both languages for the same seed (mulberry32). */
export const randomOf = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const IMF = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

const dateOf = (text) => (IMF.test(text ?? "") ? Date.parse(text) : NaN);

/** The milliseconds that `Retry-After` asks for; a date counts from the server's own `Date`. */
export const retryAfterOf = (headers, date) => {
  const text = headers.get("retry-after");
  if (text === null) return undefined;
  if (/^\d+$/.test(text)) return Math.min(Number(text), 1e9) * 1000;
  const then = dateOf(text);
  const now = dateOf(headers.get("date"));
  const wait = then - (Number.isNaN(now) ? date : now);
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
};
