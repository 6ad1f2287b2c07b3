// The parameters of a request, as one object by their keys. A reading says what a text may become: a text of letters
// (`n` a number, `b` a boolean, `z` null), `[reading]` an array, `{ fields, rest }` an object.

import { cookies } from "./credential.js";
import { decoded, pairs } from "./escape.js";
import { Refused } from "./problem.js";

const malformed = () => new Refused("bad-request", { detail: "A parameter of the request cannot be read." });
const twice = () => new Refused("bad-request", { detail: "A parameter of the request is there twice." });

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The values of all parameters that are there. */
export function values(parameters, source) {
  const found = Object.create(null);
  for (const parameter of parameters) {
    const value = valueOf(parameter, source);
    if (value !== undefined) {
      found[parameter.key ?? parameter.name] = value;
    }
  }
  return found;
}

/** Where the texts of parameters are found: in a request. */
export function ofRequest({ request, url, query, variables }) {
  return {
    pairs: query,
    texts({ name, in: place, style }) {
      switch (place) {
        case "path":
          return variables.filter(([key]) => key === name).map(([, value]) => value);
        case "query":
          return query.filter(([key]) => key === name).map(([, value]) => value);
        case "header": {
          const value = request.headers.get(name);
          return value === null ? [] : [value];
        }
        case "cookie": {
          const found = cookies(request.headers, name);
          return style === "text" ? found : found.map(decoded);
        }
        default:
          return url.search.length > 1 ? [decoded(url.search.slice(1))] : [];
      }
    },
  };
}

/** Where the texts of fields are found: in the pairs of a form. */
export function ofPairs(found) {
  return { pairs: found, texts: ({ name }) => found.filter(([key]) => key === name).map(([, value]) => value) };
}

const isArray = (reading) => Array.isArray(reading);
const isObject = (reading) => typeof reading === "object" && !isArray(reading);

function valueOf(parameter, source) {
  const { name, in: place, style, explode, reading } = parameter;
  if (style === "deepObject") {
    const below = source.pairs.flatMap(([key, value]) =>
      key.startsWith(`${name}[`) && key.endsWith("]") ? [[key.slice(name.length + 1, -1), value]] : [],
    );
    return below.length > 0 ? object(reading, below) : undefined;
  }
  if (place === "querystring" && style === "pairs") {
    return object(reading, source.pairs);
  }
  if (isObject(reading) && style === "form" && explode) {
    const { fields } = reading;
    const open = Object.keys(fields).length === 0;
    const own = source.pairs.filter(([key]) => open || Object.hasOwn(fields, key));
    return own.length > 0 ? object(reading, own) : undefined;
  }
  const texts = source.texts(parameter);
  if (texts.includes(undefined)) {
    throw malformed();
  }
  if (texts.length === 0) {
    return undefined;
  }
  if (isArray(reading) && explode && ["form", "spaceDelimited", "pipeDelimited"].includes(style)) {
    return texts.map((text) => scalar(reading[0], text));
  }
  if (texts.length > 1) {
    throw twice();
  }
  return single(parameter, texts[0]);
}

function single({ name, style, explode, reading }, text) {
  switch (style) {
    case "json":
      try {
        return JSON.parse(text);
      } catch {
        throw malformed();
      }
    case "text":
      return scalar(reading, text);
    case "pairs": {
      const found = pairs(text);
      if (!found) {
        throw malformed();
      }
      return object(reading, found);
    }
    case "spaceDelimited":
      return parts(reading, explode, text, " ");
    case "pipeDelimited":
      return parts(reading, explode, text, "|");
    case "label":
      if (!text.startsWith(".")) {
        throw malformed();
      }
      return parts(reading, explode, text.slice(1), explode ? "." : ",");
    case "matrix":
      return matrix(name, explode, reading, text);
    default:
      return parts(reading, explode, text, ",");
  }
}

/** `;name=a,b`, and exploded `;name=a;name=b` or `;key=a;other=b`. */
function matrix(name, explode, reading, text) {
  if (!text.startsWith(";")) {
    throw malformed();
  }
  const own = (part) => {
    if (!part.startsWith(`${name}=`)) {
      throw malformed();
    }
    return part.slice(name.length + 1);
  };
  const rest = text.slice(1);
  if (isArray(reading) && explode) {
    return rest.split(";").map((part) => scalar(reading[0], own(part)));
  }
  return isObject(reading) && explode ? parts(reading, true, rest, ";") : parts(reading, false, own(rest), ",");
}

/** The value of a text in which items or properties stand one behind the other. */
function parts(reading, explode, text, separator) {
  if (isArray(reading)) {
    return text === "" ? [] : text.split(separator).map((part) => scalar(reading[0], part));
  }
  if (!isObject(reading)) {
    return scalar(reading, text);
  }
  const texts = text === "" ? [] : text.split(separator);
  if (explode) {
    return object(
      reading,
      texts.map((pair) => {
        const at = pair.indexOf("=");
        if (at < 0) {
          throw malformed();
        }
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
    );
  }
  if (texts.length % 2 !== 0) {
    throw malformed();
  }
  const found = [];
  for (let at = 0; at < texts.length; at += 2) {
    found.push([texts[at], texts[at + 1]]);
  }
  return object(reading, found);
}

/** An object of pairs. What a list has may be there more than once. */
export function object({ fields, rest }, found) {
  const members = new Map();
  for (const [key, text] of found) {
    const reading = Object.hasOwn(fields, key) ? fields[key] : rest;
    if (isArray(reading)) {
      members.set(key, [...(members.get(key) ?? []), scalar(reading[0], text)]);
    } else if (members.has(key)) {
      throw twice();
    } else {
      members.set(key, isObject(reading) ? single({ style: "json" }, text) : scalar(reading, text));
    }
  }
  // `__proto__` becomes a property like every other.
  return Object.fromEntries(members);
}

/** What one text is: a number, a boolean or null where they are admitted and JSON writes them so, else a string. */
function scalar(reading, text) {
  if (typeof reading !== "string") {
    return text;
  }
  if (reading.includes("b") && (text === "true" || text === "false")) {
    return text === "true";
  }
  if (reading.includes("z") && (text === "null" || text === "")) {
    return null;
  }
  return reading.includes("n") && NUMBER.test(text) ? Number(text) : text;
}
