// Which operation a request is for.

import { decoded } from "./escape.js";
import { Refused } from "./problem.js";

/** The operations with their templates; more particular templates come first. */
export function routes(operations) {
  const all = operations.map((operation) => ({ operation, template: template(operation.path) }));
  return all.sort((one, other) => other.template.literals - one.template.literals);
}

/** `[{ literals, segments }]`: each segment is a row of literals and, as arrays, variables. */
function template(path) {
  const segments = path.split("?")[0].replace(/^\//, "").split("/").map(pieces);
  const literals = segments.flat().reduce((sum, piece) => sum + (typeof piece === "string" ? piece.length : 0), 0);
  return { segments, literals };
}

function pieces(segment) {
  const found = [];
  for (const [, literal, name] of segment.matchAll(/([^{]*)(?:\{([^}]*)\})?/g)) {
    if (literal) {
      found.push(literal);
    }
    if (name !== undefined) {
      found.push([name]);
    }
  }
  return found;
}

/** The operation of a request, and the values in its path. */
export function find(all, method, path) {
  const segments = path.replace(/^\//, "").split("/");
  const fitting = [];
  for (const { operation, template } of all) {
    const texts = match(template, segments);
    if (texts) {
      fitting.push({ operation, texts });
    }
  }
  const found = fitting.find(({ operation }) => operation.method === method);
  if (!found) {
    if (fitting.length === 0) {
      throw new Refused("not-found");
    }
    const allow = [...new Set(fitting.map(({ operation }) => operation.method))].join(", ");
    throw new Refused("method-not-allowed", { headers: { allow } });
  }
  const variables = found.texts.map(([name, text]) => [name, decoded(text)]);
  if (variables.some(([, value]) => value === undefined)) {
    throw new Refused("bad-request", { detail: "The path cannot be read." });
  }
  return { operation: found.operation, variables };
}

function match({ segments }, texts) {
  if (segments.length !== texts.length) {
    return undefined;
  }
  const found = [];
  return segments.every((pieces, at) => matchPieces(pieces, texts[at], found)) ? found : undefined;
}

/** A variable goes on to the last place where the literal behind it stands. */
function matchPieces(pieces, text, found) {
  const [first, ...rest] = pieces;
  if (first === undefined) {
    return text === "";
  }
  if (typeof first === "string") {
    if (rest.length === 0) {
      return decoded(text) === first;
    }
    return text.startsWith(first) && matchPieces(rest, text.slice(first.length), found);
  }
  const end = typeof rest[0] === "string" ? text.lastIndexOf(rest[0]) : text.length;
  if (end < 0 || (rest.length === 0 && text === "")) {
    return false;
  }
  found.push([first[0], text.slice(0, end)]);
  return rest.length === 0 || matchPieces(rest, text.slice(end), found);
}
