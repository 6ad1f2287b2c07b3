// Bodies that are read while they come: server-sent events and JSON Lines, as async iterators.
//
// An item is `{ kind: "item", ... }`, or `{ kind: "mismatch", violations }` where it breaks its contract. Where the
// stream breaks off, the last one is the failure: `unreachable` or `cancelled`.

import { readJson } from "./readers.js";

/** The lines of a stream; the last one, if nothing ends it, comes with `false`. */
async function* linesOf(next, ends) {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest = "";
  for (;;) {
    const { value, done } = await next();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    const parts = rest.split(ends);
    rest = parts.pop();
    for (const line of parts) yield [line, true];
    if (done) break;
  }
  if (rest !== "") yield [rest, false];
}

/** Items from lines; whatever ends the loop closes the connection. */
const streamOf = (ends, itemsOf) => ({ next, broken, close }) => ({
  async *[Symbol.asyncIterator]() {
    try {
      yield* itemsOf(linesOf(next, ends));
    } catch (error) {
      yield error instanceof TypeError && error.code === "ERR_ENCODING_INVALID_ENCODED_DATA"
        ? { kind: "mismatch", reason: "text", violations: [] }
        : broken(error);
    } finally {
      close();
    }
  },
});

const itemOf = (text, check, more = {}) => {
  const { body, reason, violations } = readJson(text, check);
  return reason === undefined ? { kind: "item", value: body, ...more } : { kind: "mismatch", reason, violations, ...more };
};

/** Server-sent events, as HTML defines them. */
const eventsOf = (read) =>
  streamOf(/\r\n|\n|\r(?!$)/, async function* (source) {
    let event = "";
    let data = [];
    let id = "";
    let isFirst = true;
    for await (const [whole, isEnded] of source) {
      const line = isFirst ? whole.replace(/^\uFEFF/, "") : whole;
      isFirst = false;
      if (!isEnded && line !== "\r") break;
      if (line === "" || line === "\r") {
        if (data.length > 0) yield read(data.join("\n"), { event: event === "" ? "message" : event, id });
        event = "";
        data = [];
        continue;
      }
      const at = line.indexOf(":");
      const field = at < 0 ? line : line.slice(0, at);
      const value = at < 0 ? "" : line.slice(at + 1).replace(/^ /, "");
      if (field === "event") event = value;
      else if (field === "data") data.push(value);
      else if (field === "id" && !value.includes("\0")) id = value;
    }
  });

export const events = (check) => ({ stream: eventsOf((text, more) => itemOf(text, check, more)) });

export const textEvents = () => ({ stream: eventsOf((value, more) => ({ kind: "item", value, ...more })) });

export const lines = (check) => ({
  // A record may begin with a separator (RFC 7464).
  stream: streamOf(/\r?\n/, async function* (source) {
    for await (const [line] of source) {
      const text = line.replace(/^\x1E/, "");
      if (text.trim() !== "") yield itemOf(text, check);
    }
  }),
});
