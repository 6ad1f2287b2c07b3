// What an answer is: what was declared, or what was not.

import { covers } from "./request.js";
import { retryAfterOf } from "./retry.js";

/** The declared answer of a status: itself, its class, or the default. */
export const answerOf = ({ answers }, status) =>
  answers[status] ?? answers[`${Math.floor(status / 100)}XX`] ?? answers.default;

const essenceOf = (headers) => (headers.get("content-type") ?? "").split(";")[0].trim().toLowerCase();

/** The reader of a media type: the type itself, then its ranges. */
export const readerOf = (types, headers) => {
  const type = essenceOf(headers);
  const keys = Object.keys(types);
  const essence = (key) => key.split(";")[0].trim().toLowerCase();
  const found =
    keys.find((key) => essence(key) === type) ??
    (type === "" ? undefined : keys.filter((key) => covers(essence(key), type)).sort((a, b) => b.length - a.length)[0]);
  return found === undefined ? undefined : types[found];
};

/** The first declared header that is missing or wrong. */
const wrongHeader = ({ headers: declared = {} }, headers) => {
  for (const [name, { required, check }] of Object.entries(declared)) {
    const text = headers.get(name);
    if (text === null && !required) continue;
    const violations = text === null ? [] : (check?.(text) ?? []);
    if (text === null || violations.length > 0) return { header: name, violations };
  }
  return undefined;
};

/** The result of an answer that came whole, with the class of its problem in `declared`. */
export const resultOf = (operation, { status, headers, bytes, isTooLong }, date) => {
  const unexpected = (reason) => ({ kind: "unexpected", status, reason, headers });
  const retryAfter = retryAfterOf(headers, date);
  const answer = answerOf(operation, status);
  if (answer === undefined) return { result: unexpected("status"), retryAfter };
  const isError = status >= 400;
  const mismatch = (reason, violations = [], header) =>
    isError
      ? unexpected("problem")
      : { kind: "mismatch", status, reason, violations, ...(header !== undefined && { header }) };
  const wrong = wrongHeader(answer, headers);
  if (wrong !== undefined) return { result: mismatch("header", wrong.violations, wrong.header), retryAfter };
  if (isTooLong) return { result: mismatch("length"), retryAfter };
  let read = {};
  if (answer.types !== undefined) {
    const reader = readerOf(answer.types, headers);
    const isMissing = bytes.length === 0 && !headers.has("content-type");
    if (reader === undefined) {
      return { result: isError || isMissing ? mismatch("json") : unexpected("media type"), retryAfter };
    }
    read = reader.read(bytes);
    if (read.reason !== undefined) return { result: mismatch(read.reason, read.violations), retryAfter };
  }
  const { body, code } = read;
  const result = isError
    ? { kind: "problem", status, code, body, headers, ...(retryAfter !== undefined && { retryAfter }) }
    : { kind: "ok", status, body, headers, from: "network", age: 0, stale: false };
  return { result, retryAfter, declared: read.class };
};
