// The body of a request, read within the limits of the server.

import { contentType } from "./media.js";
import { object, ofPairs, values } from "./parameter.js";
import { pairs } from "./escape.js";
import { Refused } from "./problem.js";

/** The body of a request, by what its operation takes; `undefined` where there is none and none is needed. */
export async function body(operation, request, limits) {
  const { bodies, bodyRequired } = operation;
  if (bodies === undefined) {
    return {};
  }
  const type = request.headers.get("content-type");
  if (type === null) {
    if (await hasBody(request)) {
      throw new Refused("unsupported-media-type");
    }
    if (bodyRequired) {
      throw new Refused("bad-request", { detail: "The request needs a body." });
    }
    return {};
  }
  const declared = contentType(type, Object.keys(bodies));
  if (declared === undefined) {
    throw new Refused("unsupported-media-type");
  }
  const bytes = await whole(request, limits);
  return { body: await read(bodies[declared], bytes, type), contentType: type };
}

async function hasBody(request) {
  const length = request.headers.get("content-length");
  return length === null ? request.headers.has("transfer-encoding") : length !== "0";
}

/**
 * How much more than the longest body is read of one that is too long, so that its sender hears why it is refused.
 */
const PATIENCE = 8;

/** Reads a body to its end. */
async function whole(request, limits) {
  const tooLarge = () => new Refused("content-too-large", { headers: { connection: "close" } });
  let isTooLarge = Number(request.headers.get("content-length") ?? 0) > limits.body;
  if (request.body === null) {
    return new Uint8Array();
  }
  const reader = request.body.getReader();
  let timer;
  const late = new Promise((_, reject) => {
    const refused = new Refused("request-timeout", { headers: { connection: "close" } });
    timer = setTimeout(() => reject(refused), limits.bodyTime);
  });
  const chunks = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done && isTooLarge) {
        throw tooLarge();
      }
      if (done) {
        return joined(chunks, length);
      }
      length += value.length;
      isTooLarge ||= length > limits.body;
      if (!isTooLarge) {
        chunks.push(value);
      } else if (length > limits.body * PATIENCE) {
        throw tooLarge();
      }
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error instanceof Refused
      ? error
      : new Refused("bad-request", { detail: "The body could not be read to its end." });
  } finally {
    clearTimeout(timer);
  }
}

function joined(chunks, length) {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

async function read({ kind, of, fields, reading }, bytes, type) {
  switch (kind) {
    case "json":
      return of ? json(of, text(bytes)) : anyJson(text(bytes));
    case "text":
      return of ? checked(of, text(bytes)) : text(bytes);
    case "form": {
      const found = pairs(text(bytes));
      if (!found) {
        throw new Refused("bad-request", { detail: "The body is not a form." });
      }
      const value = fields ? values(fields, ofPairs(found)) : reading ? object(reading, found) : Object.fromEntries(found);
      return of ? checked(of, value) : value;
    }
    case "lines":
      return text(bytes)
        .split(/[\n\x1e]/)
        .filter((line) => line.trim() !== "")
        .map((line) => (of ? json(of, line) : anyJson(line)));
    case "multipart":
      try {
        return await new Response(bytes, { headers: { "content-type": type } }).formData();
      } catch {
        throw new Refused("bad-request", { detail: "The body is not a form." });
      }
    default:
      return bytes;
  }
}

function text(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused("bad-request", { detail: "The body is not text in UTF-8." });
  }
}

function json(contract, text) {
  try {
    return contract.fromJson(text);
  } catch ({ violations }) {
    throw refused(violations);
  }
}

function anyJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused("bad-request", { detail: "The body is not JSON." });
  }
}

function checked(contract, value) {
  const violations = contract.check(value);
  if (violations.length > 0) {
    throw refused(violations);
  }
  return value;
}

function refused(violations) {
  return violations.every(({ keyword }) => keyword === "json")
    ? new Refused("bad-request", { detail: "The body is not JSON." })
    : new Refused("invalid", { violations });
}
