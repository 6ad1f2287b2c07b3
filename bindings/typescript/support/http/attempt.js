// One attempt: a request is sent, and its answer comes whole, or not.

/** Why a request failed, as the platform says it. `whole`: whether the head of the answer was there. */
const reasonOf = (error, whole) => {
  const codes = [];
  for (let at = error; at !== undefined && at !== null && codes.length < 5; at = at.cause) {
    codes.push(`${at.code ?? ""}`, ...(at.errors ?? []).map(({ code }) => `${code}`));
  }
  const has = (pattern) => codes.some((code) => pattern.test(code));
  if (has(/^(ENOTFOUND|EAI_\w+)$/)) return "dns";
  if (has(/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/)) return "refused";
  if (has(/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_CA|EPROTO)/)) return "tls";
  if (has(/^(ECONNRESET|EPIPE|ECONNABORTED)$/)) return "reset";
  if (whole) return "truncated";
  return has(/^(UND_ERR|HPE_)/) ? "reset" : "unknown";
};

/** Whether an answer to this method and status has no body. */
const isBodiless = (method, status) => method === "HEAD" || status === 204 || status === 205 || status === 304;

const joined = (chunks, length) => {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
};

/**
 * Sends a request once, and gives `{ received }` with `status`, `headers` and `bytes`, or the result that it failed
 * with. `signal` ends it from outside; `timeout` is that of the attempt. Where `isStream` says so of the head, the
 * body is left unread and given as `chunks`, which `close` ends.
 */
export const attempt = async (client, url, init, signal, timeout, isStream) => {
  const control = new AbortController();
  let isLate = false;
  let hasHead = false;
  let fail;
  const failed = new Promise((_, reject) => (fail = reject));
  failed.catch(() => {});
  const stop = () => {
    control.abort();
    fail(control.signal.reason);
  };
  const limit = () =>
    client.clock.timer(timeout, () => {
      isLate = true;
      stop();
    });
  let cancel = limit();
  const progress = () => {
    cancel();
    cancel = limit();
  };
  const close = () => {
    cancel();
    signal.removeEventListener("abort", stop);
  };
  signal.addEventListener("abort", stop);
  const within = (promise) => Promise.race([promise, failed]);
  const broken = (error) =>
    signal.aborted
      ? signal.reason
      : isLate
        ? { kind: "timeout", limit: "attempt" }
        : { kind: "unreachable", reason: reasonOf(error, hasHead) };
  let isOpen = false;
  try {
    if (signal.aborted) stop();
    const response = await within(client.fetch(url, { ...init, redirect: "manual", signal: control.signal }));
    const { status, headers } = response;
    const received = { status, headers, bytes: new Uint8Array() };
    hasHead = true;
    progress();
    if (response.body === null || isBodiless(init.method, status)) return { received };
    const reader = response.body.getReader();
    const next = () => within(reader.read());
    if (isStream(status, headers)) {
      isOpen = true;
      cancel();
      return { received, stream: { next, broken, close: () => (close(), control.abort()) } };
    }
    const chunks = [];
    let length = 0;
    for (let read = await next(); !read.done; read = await next()) {
      progress();
      chunks.push(read.value);
      length += read.value.length;
      if (length > client.maxBody) {
        control.abort();
        return { received: { ...received, isTooLong: true } };
      }
    }
    const expected = headers.get("content-length");
    const isWhole = expected === null || headers.has("content-encoding") || Number(expected) === length;
    return isWhole
      ? { received: { ...received, bytes: joined(chunks, length) } }
      : { failure: { kind: "unreachable", reason: "truncated" } };
  } catch (error) {
    return { failure: broken(error) };
  } finally {
    if (!isOpen) close();
  }
};
