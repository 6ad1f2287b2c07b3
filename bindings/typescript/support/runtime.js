// What generated modules share. Every export is free of effects, so a bundler keeps only what is
// used. Names end in `$` where a generated definition could have the same one.

export const isArray$ = Array.isArray;

export const isObject$ = (v) => typeof v === "object" && v !== null && !isArray$(v);

/** Whether an object has the property: own, enumerable and not undefined. */
export const has$ = (v, k) =>
  Object.prototype.propertyIsEnumerable.call(v, k) && v[k] !== undefined;

export const set$ = (values) => new Set(values);

/** The position of each key. */
export const numbers$ = (keys) => new Map(keys.map((key, at) => [key, at]));

/** How many Unicode code points a string has. */
export const codePoints$ = (v) => {
  let n = v.length;
  for (let i = 0; i < v.length - 1; i++) {
    const high = v.charCodeAt(i);
    if (high >= 0xd800 && high < 0xdc00) {
      const low = v.charCodeAt(i + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        n--;
        i++;
      }
    }
  }
  return n;
};

/** The shortest decimal that is the number: `[digits, exponent]`, so that it is digits × 10^exponent. */
const decimal = (v) => {
  const [digits, exponent] = String(v).split("e");
  const [whole, fraction = ""] = digits.split(".");
  return [BigInt(whole + fraction), (exponent | 0) - fraction.length];
};

/** The fraction that a number is where its decimal is too long: what is left of it in 2^53 steps. */
const fraction = (v) => {
  let x = v;
  for (let p = 0; ; x = v * 10 ** ++p) {
    if (!Number.isFinite(x)) {
      const [digits, exponent] = decimal(v);
      return exponent < 0 ? [digits, 10n ** BigInt(-exponent)] : [digits * 10n ** BigInt(exponent), 1n];
    }
    if (Math.abs(Math.floor(x) - x) < Number.EPSILON) return [BigInt(Math.trunc(x)), BigInt(10 ** p)];
  }
};

/**
 * Whether a number is an integer times another: both as the decimals they print as, while these
 * fit into 128 bits with equal exponents.
 */
export const isMultiple$ = (v, divisor) => {
  const [a, i] = decimal(v);
  const [b, j] = decimal(divisor);
  if (Math.abs(v) < divisor) return v === 0;
  const x = a * 10n ** BigInt(Math.max(i - j, 0));
  const y = b * 10n ** BigInt(Math.max(j - i, 0));
  const fits = (n) => BigInt.asIntN(128, n) === n;
  if (Math.abs(i - j) < 39 && fits(x) && fits(y)) return x % y === 0n;
  const [c, d] = fraction(v);
  const [e, f] = fraction(divisor);
  return (c * f) % (d * e) === 0n;
};

/** Whether two JSON values are equal; the order of properties means nothing. */
export const equal$ = (a, b) => {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (isArray$(a)) {
    return isArray$(b) && a.length === b.length && a.every((item, i) => equal$(item, b[i]));
  }
  if (isArray$(b)) return false;
  const keys = present(a);
  return keys.length === present(b).length && keys.every((k) => has$(b, k) && equal$(a[k], b[k]));
};

const present = (v) => Object.keys(v).filter((k) => v[k] !== undefined);

/** A text that two JSON values share exactly when they are equal. */
const canonical = (v) => {
  if (typeof v !== "object" || v === null) return JSON.stringify(v);
  if (isArray$(v)) return `[${v.map(canonical)}]`;
  return `{${present(v)
    .sort()
    .map((k) => `${JSON.stringify(k)}:${canonical(v[k])}`)}}`;
};

/** Whether no two items are equal. */
export const isUnique$ = (v) => {
  const seen = new Set();
  for (const item of v) {
    // Canonical texts and strings get different first letters; all else is equal only to itself.
    const nested = typeof item === "object" && item !== null;
    const mark = nested ? `=${canonical(item)}` : typeof item === "string" ? `"${item}` : item;
    if (seen.has(mark)) return false;
    seen.add(mark);
  }
  return true;
};

// What was looked at, for `unevaluatedProperties` and `unevaluatedItems`.

export const marks$ = () => new Set();

export const markThese$ = (t, keys) => {
  for (const k of keys) t.add(k);
};

export const markAll$ = (v, t) => {
  if (isObject$(v)) for (const k in v) t.add(k);
};

export const markFirst$ = (t, count) => {
  for (let i = 0; i < count; i++) t.add(i);
};

// Reporters: one for each row of the table in docs/violations.md. `c` is the collector, `p` and `e`
// are paths as lists from the end: `[[undefined, "a"], 0]`, and `[[undefined, "/a"], "/0/b"]`.

const report = (c, p, e, keyword, parameters, message, causes) => {
  c.push({ p, e: [e, `/${keyword}`], keyword, parameters, message, causes });
};

const things = (count, one, many) => `${count} ${count === 1 ? one : many}`;

export const false$ = (c, p, e) => {
  c.push({ p, e, keyword: "false", parameters: {}, message: "no value is allowed here" });
};

export const closed$ = (c, p, e, keyword) =>
  report(
    c,
    p,
    e,
    keyword,
    {},
    keyword.endsWith("Items") ? "this item is not allowed" : "this property is not allowed",
  );

export const type$ = (c, p, e, types) =>
  report(c, p, e, "type", { types }, `must be ${types.join(" or ")}`);

export const enum$ = (c, p, e, values) =>
  report(
    c,
    p,
    e,
    "enum",
    { values },
    values.every((value) => typeof value === "string")
      ? `must be one of ${values.map((value) => JSON.stringify(value)).join(", ")}`
      : "must be one of the listed values",
  );

export const const$ = (c, p, e, value) =>
  report(
    c,
    p,
    e,
    "const",
    { value },
    typeof value === "string" ? `must be ${JSON.stringify(value)}` : "must equal the value of const",
  );

export const maximum$ = (c, p, e, limit) =>
  report(c, p, e, "maximum", { limit }, `must be at most ${limit}`);

export const exclusiveMaximum$ = (c, p, e, limit) =>
  report(c, p, e, "exclusiveMaximum", { limit }, `must be less than ${limit}`);

export const minimum$ = (c, p, e, limit) =>
  report(c, p, e, "minimum", { limit }, `must be at least ${limit}`);

export const exclusiveMinimum$ = (c, p, e, limit) =>
  report(c, p, e, "exclusiveMinimum", { limit }, `must be more than ${limit}`);

export const multipleOf$ = (c, p, e, divisor) =>
  report(c, p, e, "multipleOf", { divisor }, `must be a multiple of ${divisor}`);

export const maxLength$ = (c, p, e, limit) =>
  report(
    c,
    p,
    e,
    "maxLength",
    { limit },
    `must have at most ${things(limit, "character", "characters")}`,
  );

export const minLength$ = (c, p, e, limit) =>
  report(
    c,
    p,
    e,
    "minLength",
    { limit },
    `must have at least ${things(limit, "character", "characters")}`,
  );

export const pattern$ = (c, p, e, pattern) =>
  report(c, p, e, "pattern", { pattern }, `must match the pattern ${pattern}`);

export const format$ = (c, p, e, format) =>
  report(c, p, e, "format", { format }, `must have the format ${format}`);

export const contentEncoding$ = (c, p, e) =>
  report(c, p, e, "contentEncoding", {}, "must be valid in its contentEncoding");

export const contentMediaType$ = (c, p, e, mediaType) =>
  report(c, p, e, "contentMediaType", { mediaType }, `must contain ${mediaType}`);

export const maxItems$ = (c, p, e, limit) =>
  report(c, p, e, "maxItems", { limit }, `must have at most ${things(limit, "item", "items")}`);

export const minItems$ = (c, p, e, limit) =>
  report(c, p, e, "minItems", { limit }, `must have at least ${things(limit, "item", "items")}`);

export const uniqueItems$ = (c, p, e) =>
  report(c, p, e, "uniqueItems", {}, "must not have two equal items");

export const contains$ = (c, p, e) =>
  report(c, p, e, "contains", {}, "must have the required number of items that match contains");

export const required$ = (c, p, e, property, keyword = "required") =>
  report(c, p, e, keyword, { property }, `must have the property ${JSON.stringify(property)}`);

export const maxProperties$ = (c, p, e, limit) =>
  report(
    c,
    p,
    e,
    "maxProperties",
    { limit },
    `must have at most ${things(limit, "property", "properties")}`,
  );

export const minProperties$ = (c, p, e, limit) =>
  report(
    c,
    p,
    e,
    "minProperties",
    { limit },
    `must have at least ${things(limit, "property", "properties")}`,
  );

export const propertyNames$ = (c, p, e, causes) =>
  report(c, p, e, "propertyNames", {}, "must have a name that propertyNames allows", causes);

export const anyOf$ = (c, p, e, causes) =>
  report(c, p, e, "anyOf", {}, "must match one of the alternatives", causes);

export const oneOf$ = (c, p, e, causes, met) => {
  const matched = met.flatMap((yes, at) => (yes ? [at] : []));
  if (matched.length === 0) {
    report(c, p, e, "oneOf", { matched }, "must match one of the alternatives", causes);
  } else {
    const message = `must match only one of the alternatives, not ${matched.join(" and ")}`;
    report(c, p, e, "oneOf", { matched }, message);
  }
};

export const not$ = (c, p, e) => report(c, p, e, "not", {}, "must not match the schema in not");

// Constants.

/** A value that nobody changes, down to its leaves. */
export const freeze$ = (v) => {
  if (typeof v === "object" && v !== null) for (const k in v) freeze$(v[k]);
  return Object.freeze(v);
};

/** What may be shown of a secret. */
export const mask = (text) => {
  const characters = [...text];
  return characters.length < 12 ? "••••" : `••••${characters.slice(-4).join("")}`;
};

// The companion of a type.

/** Why a value is not JSON within the depth: `[keyword, path]`, the path from the value up. */
const flaw = (v, room) => {
  switch (typeof v) {
    case "string":
    case "boolean":
      return undefined;
    case "number":
      return v - v === 0 ? undefined : ["json", []];
    case "object":
      break;
    default:
      return ["json", []];
  }
  if (v === null) return undefined;
  if (room === 0) return ["depth", []];
  if (isArray$(v)) {
    for (let i = 0; i < v.length; i++) {
      const found = flaw(v[i], room - 1);
      if (found !== undefined) {
        found[1].push(i);
        return found;
      }
    }
    return undefined;
  }
  const prototype = Object.getPrototypeOf(v);
  // Of another realm, an object's prototype is another one that has none itself.
  if (
    prototype !== Object.prototype &&
    prototype !== null &&
    !(Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"))
  ) {
    return ["json", []];
  }
  for (const k in v) {
    const x = v[k];
    if (x === undefined) continue;
    const found = flaw(x, room - 1);
    if (found !== undefined) {
      found[1].push(k);
      return found;
    }
  }
  return undefined;
};

const steps = (p) => {
  const found = [];
  for (; p !== undefined; p = p[0]) found.push(p[1]);
  return found.reverse();
};

const pointer = (keys) =>
  keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

const violation = ({ p, e, keyword, parameters, message, causes }) =>
  Object.freeze({
    instancePath: pointer(steps(p)),
    evaluationPath: steps(e).join(""),
    keyword,
    parameters,
    message,
    ...(causes && { causes: Object.freeze(causes.map((list) => Object.freeze(list.map(violation)))) }),
  });

const notJson = () => ({ keyword: "json", parameters: {}, message: "must be a JSON value" });

const tooDeep = (limit) => ({
  keyword: "depth",
  parameters: { limit },
  message: `must not nest more than ${limit} levels deep`,
});

// Standard Schema has issues with a message and a path, and no causes. What `check` says in causes
// becomes issues of their own.

const length = (p) => {
  let n = 0;
  for (; p !== undefined; p = p[0]) n++;
  return n;
};

const isFixed = ({ keyword }) => keyword === "const" || keyword === "enum";

/** The violations that stand for one in a flat list. */
const flat = (v) => {
  if (v.causes === undefined) return [v];
  const branches = v.causes.map((list) => list.flatMap(flat));
  if (v.keyword !== "propertyNames") return nearest(v, branches);
  const reasons = branches.flat().map(({ message }) => message);
  return [{ ...v, message: `${v.message}: ${reasons.join(", ")}` }];
};

/**
 * What the branch says that the value was meant for. A branch that asks for another kind of value is
 * out, unless all are. Of the others, the property whose fixed values leave the fewest is the tag.
 */
const nearest = (union, branches) => {
  const level = length(union.p);
  const isHere = (v) => length(v.p) === level;
  const isOut = (v) => isHere(v) && (v.keyword === "type" || v.keyword === "false" || isFixed(v));
  const meant = branches.filter((list) => !list.some(isOut));
  if (meant.length === 0) return anyType(union, branches.map((list) => list.filter(isHere)));
  if (meant.length === 1) return meant[0];
  let left = meant;
  let tag;
  for (const v of meant.flat()) {
    if (!isFixed(v) || length(v.p) !== level + 1) continue;
    const others = meant.filter((list) => !list.some((it) => isTag(it, v)));
    const gain = left.length - others.length;
    if (gain > 0 || (gain === 0 && v.keyword === "const" && tag.keyword === "enum")) {
      left = others;
      tag = v;
    }
  }
  if (left.length === 0) return anyValue(tag, meant.flat().filter((v) => isTag(v, tag)));
  const cost = (list) => [list.filter((v) => isForeign(v, level)).length, list.length];
  return left.reduce((best, list) => {
    const [[a, b], [x, y]] = [cost(best), cost(list)];
    return x < a || (x === a && y < b) ? list : best;
  });
};

const isTag = (v, tag) => isFixed(v) && v.p?.[1] === tag.p[1] && length(v.p) === length(tag.p);

/** Whether a violation says that the object lacks a property, or has one that the branch does not know. */
const isForeign = ({ p, keyword, parameters }, level) =>
  keyword === "additionalProperties" || keyword === "unevaluatedProperties"
    ? length(p) === level + 1
    : parameters.property !== undefined && length(p) === level;

/** What a value may be that is of no branch's kind. */
const anyType = (union, branches) => {
  const types = branches.flatMap((list) => list.find((v) => v.keyword === "type")?.parameters.types ?? []);
  if (branches.flat().every(isFixed)) return anyValue(union, branches.flat());
  if (!branches.every((list) => list.some((v) => v.keyword === "type"))) return [union];
  const found = [];
  type$(found, union.p, union.e, [...new Set(types)]);
  return found;
};

/** The values that any of the violations would admit, as one violation. */
const anyValue = ({ p, e }, violations) => {
  const values = violations.flatMap(({ parameters }) => parameters.values ?? [parameters.value]);
  const found = [];
  enum$(found, p, e, [...new Set(values)]);
  return found;
};

/** A missing property is an issue of the property, as libraries for forms expect it. */
const issue = ({ p, parameters, message }) => ({
  message,
  path: parameters.property === undefined ? steps(p) : [...steps(p), parameters.property],
});

/** A value refused by its contract. */
export class Refusal extends Error {
  constructor(name, violations) {
    const lines = violations.map(({ instancePath, message }) =>
      instancePath === "" ? message : `${instancePath}: ${message}`,
    );
    super(`not a valid ${name}: ${lines.join("; ")}`);
    this.name = "Refusal";
    this.violations = violations;
  }
}

/** The companion of a type: everything one can do with its contract. */
export const contract$ = (name, validate, encode, depth = 128) => {
  const is = (v) => {
    try {
      return flaw(v, depth) === undefined && validate(v);
    } catch {
      return false;
    }
  };
  const collect = (v) => {
    const c = [];
    try {
      const found = flaw(v, depth);
      if (found === undefined) {
        validate(v, c);
      } else if (found[0] === "depth") {
        c.push(tooDeep(depth));
      } else {
        const p = found[1].reduceRight((path, key) => [path, key], undefined);
        c.push({ p, ...notJson() });
      }
    } catch (error) {
      // The stack ended before the limit, or a getter threw and what it would have given is unknown.
      return [error instanceof RangeError ? tooDeep(depth) : notJson()];
    }
    return c;
  };
  const check = (v) => Object.freeze(collect(v).map(violation));
  const parse = (v) => {
    if (is(v)) return v;
    throw new Refusal(name, check(v));
  };
  const fromJson = (text) => {
    let v;
    try {
      v = JSON.parse(text);
    } catch {
      throw new Refusal(name, Object.freeze([violation(notJson())]));
    }
    return parse(v);
  };
  return Object.freeze({
    is,
    check,
    parse,
    fromJson,
    toJson: (v) => JSON.stringify(encode === undefined ? v : encode(v)),
    "~standard": Object.freeze({
      version: 1,
      vendor: "counterpart",
      validate: (v) =>
        is(v)
          ? { value: v }
          : { issues: collect(v).flatMap(flat).map(issue) },
    }),
  });
};
