// How the bodies of answers are read. A reader gives `{ body }`, or the reason why the body breaks its contract.

import { depth$ } from "../runtime.js";

/** The text of a body; undefined where it is not UTF-8. */
export const decode = (bytes) => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** The value of a JSON text that meets a check. Of a key that stands twice the last one counts. */
export const readJson = (text, check) => {
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return { reason: "json", violations: [] };
  }
  const violations = [...(check?.(body) ?? [])];
  const deep = violations.length > 0 ? [] : depth$(text, body);
  const found = violations.length > 0 ? violations : deep;
  return found.length > 0 ? { reason: "contract", violations: found } : { body };
};

export const json = (check) => ({ read: (bytes) => readJson(decode(bytes) ?? "", check) });

export const problem = (check, codes) => ({
  read: (bytes) => {
    const read = readJson(decode(bytes) ?? "", check);
    if (read.reason !== undefined) return read;
    const code = read.body?.code;
    if (typeof code !== "string" || !Object.hasOwn(codes, code)) return { reason: "contract", violations: [] };
    return { ...read, code, class: codes[code] };
  },
});

export const text = (check) => ({
  read: (bytes) => {
    const body = decode(bytes);
    if (body === undefined) return { reason: "text", violations: [] };
    const violations = check?.(body) ?? [];
    return violations.length > 0 ? { reason: "contract", violations } : { body };
  },
});

export const bytes = () => ({ read: (body) => ({ body }) });
