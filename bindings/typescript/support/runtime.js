// What generated modules share. Every export is free of effects, so a bundler keeps only what is
// used. Names end in `$` where a generated definition could have the same one.

// A bundler drops a function that nobody calls, and keeps a property that is read.
export const isArray$ = (v) => Array.isArray(v);

export const isInteger$ = (v) => Number.isInteger(v);

/** Whether an object is as JSON has them: no array, and of no class. */
export const isPlain$ = (v) => {
  const prototype = Object.getPrototypeOf(v);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    // Of another realm, an object's prototype is another one that has none itself.
    (Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf"))
  );
};

/** Whether it is an object of any class. */
export const isRecord$ = (v) => typeof v === "object" && v !== null && !isArray$(v);

export const isObject$ = (v) => typeof v === "object" && v !== null && isPlain$(v);

/** A property whose name every object inherits; undefined where the object has none of its own. */
export const own$ = (v, k) => (Object.hasOwn(v, k) ? v[k] : undefined);

/** Whether an object has the property: own, enumerable and not undefined. */
const has$ = (v, k) => Object.prototype.propertyIsEnumerable.call(v, k) && v[k] !== undefined;

/** Whether a value is one of a list; made when it is first asked. */
export const set$ = (values) => {
  let set;
  return (v) => (set ??= new Set(values)).has(v);
};

/** What a value leads to: entries are lists of a key and a value. Made when it is first asked. */
export const map$ = (entries) => {
  let map;
  return (v) => (map ??= new Map(entries)).get(v);
};

/** The position of each key; made when it is first asked. */
export const numbers$ = (keys) => {
  let map;
  return (v) => (map ??= new Map(keys.map((key, at) => [key, at]))).get(v);
};

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
  // A divisor too small for its fraction divides nothing.
  return e !== 0n && (c * f) % (d * e) === 0n;
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
  if (v.length < 8) {
    for (let i = 1; i < v.length; i++) {
      for (let j = 0; j < i; j++) if (equal$(v[i], v[j])) return false;
    }
    return true;
  }
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

// Violations. A list of them holds the first `limit` in their order, each counted with its causes (`weight`); `more`
// says that there are others. It is cut to that whenever it has grown to twice as many, so the order
// in which violations are found does not matter.

/** A list for the causes of a violation. */
export const causes$ = ({ limit }) => list(limit);

const list = (limit) => ({ limit, found: [], weight: 0, more: false });

const add = (c, v) => {
  c.found.push(v);
  c.weight += v.weight;
  if (c.weight > 2 * c.limit) cut(c);
};

const cut = (c) => {
  let room = c.limit;
  let last;
  c.found = c.found.sort(order).filter((v) => {
    if (last !== undefined && order(last, v) === 0) return false;
    if (room === 0) {
      c.more = true;
      return false;
    }
    last = v;
    if (v.weight > room) {
      c.more = true;
      v.weight = room;
      v.causes.limit = room - 1;
      cut(v.causes);
    }
    room -= v.weight;
    return true;
  });
  c.weight = c.limit - room;
};

/** Which text comes first by code points: `<` would compare UTF-16 units. */
const compare = (a, b) => {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return (a.codePointAt(i) ?? -1) - (b.codePointAt(i) ?? -1);
};

/** Which violation comes first: by instance path, evaluation path with its keyword, missing property. */
const order = (a, b) =>
  compare(a.instancePath, b.instancePath) ||
  compare(a.evaluationPath, b.evaluationPath) ||
  compare(a.parameters.property ?? "", b.parameters.property ?? "");

/** A name as a step of a JSON Pointer. */
export const step$ = (k) => `/${k.replaceAll("~", "~0").replaceAll("/", "~1")}`;

// What a recursive schema decided about a value, where it would decide again: see `Recheck` of the compiler.

let run = 0;
let isReporting = false;

/** What is known of values in this run: objects and arrays by identity, scalars by value. */
const memory = () => {
  let of = 0;
  let objects;
  let scalars;
  return (v) => {
    if (of !== run) [of, objects, scalars] = [run, new WeakMap(), new Map()];
    return typeof v === "object" && v !== null ? objects : scalars;
  };
};

/** A check that decides about each value once in a run, always or while reporting. */
export const once$ = (check, always) => {
  const remember = memory();
  return (v, d) => {
    if (!(always || isReporting)) return check(v, d);
    const known = remember(v);
    let verdict = known.get(v);
    if (verdict === undefined) known.set(v, (verdict = check(v, d)));
    return verdict;
  };
};

/** A function for violations that looks at each value once in a run; they are the same behind other paths. */
export const again$ = (collect) => {
  const remember = memory();
  return (v, c, p, e) => {
    const known = remember(v);
    let d = known.get(v);
    if (d === undefined) {
      d = causes$(c);
      collect(v, d, "", "");
      cut(d);
      known.set(v, d);
    }
    c.more ||= d.more;
    for (const found of d.found) add(c, behind(found, p, e));
  };
};

const behind = (v, p, e) => ({
  ...v,
  instancePath: p + v.instancePath,
  evaluationPath: e + v.evaluationPath,
  causes: v.causes && { ...v.causes, found: v.causes.found.map((cause) => behind(cause, p, e)) },
});

/** A check that starts a run: what was decided in another one is forgotten. */
export const run$ = (check, reports = false) => (v, c, p, e) => {
  run++;
  isReporting = reports;
  return check(v, c, p, e);
};

// Reporters: one for each row of the table in docs/violations.md. `c` is the list, `p` and `e` are the instance
// path and the evaluation path. A message is made only for what is kept.

const report = (c, p, e, keyword, parameters, message, causes) => {
  let weight = 1;
  if (causes !== undefined) {
    // Nothing is added to them any more.
    cut(causes);
    c.more ||= causes.more;
    weight += causes.weight;
  }
  add(c, violation(p, `${e}/${keyword}`, keyword, parameters, message, causes, weight));
};

const violation = (instancePath, evaluationPath, keyword, parameters, message, causes, weight = 1) => ({
  instancePath,
  evaluationPath,
  keyword,
  parameters,
  message,
  causes,
  weight,
});

const things = (count, one, many) => `${count} ${count === 1 ? one : many}`;

export const false$ = (c, p, e) => add(c, violation(p, e, "false", {}, () => "no value is allowed here"));

export const closed$ = (c, p, e, keyword) =>
  report(c, p, e, keyword, {}, () => "this property is not allowed");

export const closedItems$ = (c, p, e, keyword) =>
  report(c, p, e, keyword, {}, () => "this item is not allowed");

export const type$ = (c, p, e, types) =>
  report(c, p, e, "type", { types }, () => `must be ${types.join(" or ")}`);

/** `enum` of up to eight values. */
export const enum$ = (c, p, e, values) =>
  report(c, p, e, "enum", { values: Object.freeze(values) }, () => oneOf(values));

/** `enum` of more values: the message lists those that are nearest to the value. */
export const enumNear$ = (c, p, e, values, v) =>
  report(c, p, e, "enum", { values: Object.freeze(values) }, () => oneOfNear(values, v));

const oneOf = (values, others = "") =>
  values.every(isString)
    ? `must be one of ${values.map((value) => JSON.stringify(value)).join(", ")}${others}`
    : "must be one of the listed values";

const isString = (v) => typeof v === "string";

const oneOfNear = (values, v) => {
  if (values.length <= 8 || !values.every(isString)) return oneOf(values);
  const shared = (value) => {
    let n = 0;
    for (const character of value) {
      if (!v.startsWith(character, n)) break;
      n += character.length;
    }
    return n;
  };
  const nearest = isString(v) ? [...values].sort((a, b) => shared(b) - shared(a)) : values;
  return oneOf(nearest.slice(0, 3), ` or ${values.length - 3} others`);
};

export const const$ = (c, p, e, value) =>
  report(c, p, e, "const", { value }, () =>
    isString(value) ? `must be ${JSON.stringify(value)}` : "must equal the value of const",
  );

export const maximum$ = (c, p, e, limit) =>
  report(c, p, e, "maximum", { limit }, () => `must be at most ${limit}`);

export const exclusiveMaximum$ = (c, p, e, limit) =>
  report(c, p, e, "exclusiveMaximum", { limit }, () => `must be less than ${limit}`);

export const minimum$ = (c, p, e, limit) =>
  report(c, p, e, "minimum", { limit }, () => `must be at least ${limit}`);

export const exclusiveMinimum$ = (c, p, e, limit) =>
  report(c, p, e, "exclusiveMinimum", { limit }, () => `must be more than ${limit}`);

export const multipleOf$ = (c, p, e, divisor) =>
  report(c, p, e, "multipleOf", { divisor }, () => `must be a multiple of ${divisor}`);

export const maxLength$ = (c, p, e, limit) =>
  report(
    c,
    p,
    e,
    "maxLength",
    { limit },
    () => `must have at most ${things(limit, "character", "characters")}`,
  );

export const minLength$ = (c, p, e, limit) =>
  report(
    c,
    p,
    e,
    "minLength",
    { limit },
    () => `must have at least ${things(limit, "character", "characters")}`,
  );

export const pattern$ = (c, p, e, pattern) =>
  report(c, p, e, "pattern", { pattern }, () => `must match the pattern ${pattern}`);

export const format$ = (c, p, e, format) =>
  report(c, p, e, "format", { format }, () => `must have the format ${format}`);

export const contentEncoding$ = (c, p, e) =>
  report(c, p, e, "contentEncoding", {}, () => "must be valid in its contentEncoding");

export const contentMediaType$ = (c, p, e, mediaType) =>
  report(c, p, e, "contentMediaType", { mediaType }, () => `must contain ${mediaType}`);

export const maxItems$ = (c, p, e, limit) =>
  report(c, p, e, "maxItems", { limit }, () => `must have at most ${things(limit, "item", "items")}`);

export const minItems$ = (c, p, e, limit) =>
  report(c, p, e, "minItems", { limit }, () => `must have at least ${things(limit, "item", "items")}`);

export const uniqueItems$ = (c, p, e) =>
  report(c, p, e, "uniqueItems", {}, () => "must not have two equal items");

export const contains$ = (c, p, e, min, max) =>
  report(c, p, e, "contains", max === undefined ? { min } : { min, max }, () => {
    const match = (count) => things(count, "item that matches", "items that match");
    const range =
      max === undefined
        ? `at least ${match(min)}`
        : min === 0
          ? `at most ${match(max)}`
          : min === max
            ? `exactly ${match(min)}`
            : `${min} to ${max} items that match`;
    return `must have ${range} contains`;
  });

export const required$ = (c, p, e, property, keyword = "required", parameters = { property }) =>
  report(c, p, e, keyword, parameters, () => `must have the property ${JSON.stringify(property)}`);

export const maxProperties$ = (c, p, e, limit) =>
  report(
    c,
    p,
    e,
    "maxProperties",
    { limit },
    () => `must have at most ${things(limit, "property", "properties")}`,
  );

export const minProperties$ = (c, p, e, limit) =>
  report(
    c,
    p,
    e,
    "minProperties",
    { limit },
    () => `must have at least ${things(limit, "property", "properties")}`,
  );

export const propertyNames$ = (c, p, e, d) =>
  report(c, p, e, "propertyNames", {}, () => "must have a name that propertyNames allows", d);

export const not$ = (c, p, e) => report(c, p, e, "not", {}, () => "must not match the schema in not");

/** `oneOf` of which two or more branches are met. */
export const many$ = (c, p, e, met) => {
  const matched = met.flatMap((yes, at) => (yes ? [at] : []));
  report(c, p, e, "oneOf", { matched }, () =>
    `must match only one of the alternatives, not ${matched.join(" and ")}`,
  );
};

const noneOf = (keyword) => (keyword === "oneOf" ? { matched: [] } : {});

/** A union whose branch is chosen by a property: the value has none of its values, or is no object. */
export const tag$ = (c, p, e, keyword, tag, values, v) => {
  const parameters = { ...noneOf(keyword), tag, values: Object.freeze(values) };
  if (!isObject$(v)) return report(c, p, e, keyword, parameters, () => "must be an object");
  if (has$(v, tag)) {
    return report(c, p + step$(tag), e, keyword, parameters, () => oneOfNear(values, v[tag]));
  }
  required$(c, p, e, tag, keyword, { ...noneOf(keyword), property: tag, tag, values });
};

/** A union that no property decides: its violation, with those of the nearest branch as causes. */
export const union$ = (v, c, p, e, keyword, branches, checks) => {
  let nearest = 0;
  let least = Infinity;
  branches.forEach((branch, at) => {
    const score = distance(v, branch);
    if (score < least) [nearest, least] = [at, score];
  });
  const d = causes$(c);
  checks[nearest](v, d, p, `${e}/${keyword}/${nearest}`);
  const message = () => `must match one of the alternatives; the nearest is ${branches[nearest][0]}`;
  report(c, p, e, keyword, { ...noneOf(keyword), nearest }, message, d);
};

/** The kind of a value as a bit, as the compiler numbers them. */
const kind = (v) => {
  if (v === null) return 1;
  switch (typeof v) {
    case "boolean":
      return 2;
    case "number":
      return v % 1 === 0 ? 4 : 8;
    case "string":
      return 16;
    default:
      return isArray$(v) ? 32 : 64;
  }
};

const wrong = (v, kinds, values, ofKind, ofValue) =>
  ((kinds & kind(v)) === 0 ? ofKind : 0) +
  (values && !values.some((value) => equal$(value, v)) ? ofValue : 0);

/** How far a value is from a branch: what fails of its own assertions, with weights. */
const distance = (v, [, kinds, values, required, properties, closed]) => {
  let score = wrong(v, kinds, values, 1000, 100);
  if (!isObject$(v)) return score;
  for (const k of required || []) if (!has$(v, k)) score += 10;
  for (const [k, kinds, values] of properties || []) {
    if (has$(v, k)) score += wrong(v[k], kinds, values, 10, 50);
  }
  if (closed) {
    const known = new Set(closed);
    let left = 16;
    for (const k in v) {
      if (v[k] === undefined || known.has(k)) continue;
      score += 5;
      if (--left === 0) break;
    }
  }
  return score;
};

// What generated `toJson` functions call: a copy of a value with its declared keys only. A value of
// another kind than the one meant is returned as it is.

/**
 * An object with the keys of `fields` in their order, each value through its encoder, `0` for
 * none; then, where there is a `rest`, the other keys that start with one of `prefixes`.
 */
export const object$ = (value, fields, rest, prefixes) => {
  if (!isObject$(value)) return value;
  // Without a prototype, `__proto__` is a key like any other.
  const out = Object.create(null);
  const put = (key, encode) => {
    const inner = value[key];
    if (inner !== undefined) out[key] = encode ? encode(inner) : inner;
  };
  for (const key of Object.keys(fields)) if (Object.hasOwn(value, key)) put(key, fields[key]);
  if (rest !== undefined) {
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key) && (!prefixes || prefixes.some((start) => key.startsWith(start)))) {
        put(key, rest);
      }
    }
  }
  return out;
};

/** An array with every item through its encoder: one for each leading place, one for the others. */
export const array$ = (value, encode, leading = []) =>
  isArray$(value)
    ? value.map((item, at) => {
        const through = at < leading.length ? leading[at] : encode;
        return through ? through(item) : item;
      })
    : value;

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

const isScalar = (v) =>
  typeof v === "string" || (typeof v === "number" ? v - v === 0 : typeof v === "boolean" || v === null);

/** Why a value is not JSON within the depth; undefined where it is. */
const flaw = (v, depth, left = depth, p = "") => {
  if (isScalar(v)) return undefined;
  if (typeof v !== "object") return notJson(p);
  if (left === 0) return tooDeep(depth);
  const at = (x, k) => (isScalar(x) ? undefined : flaw(x, depth, left - 1, p + step$(k)));
  let found;
  if (isArray$(v)) {
    for (let i = 0; i < v.length && found === undefined; i++) found = at(v[i], `${i}`);
  } else if (isPlain$(v)) {
    for (const k in v) if (found === undefined && v[k] !== undefined) found = at(v[k], k);
  } else {
    found = notJson(p);
  }
  return found;
};

const notJson = (p = "") => violation(p, "", "json", {}, () => "must be a JSON value");

const tooDeep = (limit) =>
  violation("", "", "depth", { limit }, () => `must not nest more than ${limit} levels deep`);

const tooMany = (limit) =>
  violation("", "", "more", { limit }, () => `there are more than ${limit} violations`);

/** A violation as it is given away. */
const written = ({ weight, message, causes, ...rest }) =>
  Object.freeze({
    ...rest,
    message: message(),
    ...(causes && { causes: Object.freeze(causes.found.map(written)) }),
  });

/** Finds the keys that JSON Pointers into a value lead through; each part of the value is read once. */
const finder = (root) => {
  const known = new Map([["", { value: root, keys: [] }]]);
  const find = (pointer) => {
    const before = known.get(pointer);
    if (before !== undefined) return before;
    const end = pointer.lastIndexOf("/");
    const { value, keys } = find(pointer.slice(0, end));
    const name = pointer.slice(end + 1).replaceAll("~1", "/").replaceAll("~0", "~");
    const key = isArray$(value) ? Number(name) : name;
    const found = { value: value?.[key], keys: [...keys, key] };
    known.set(pointer, found);
    return found;
  };
  return (pointer) => find(pointer).keys;
};

/**
 * A violation for Standard Schema, and one for each cause. A missing property is an issue of the
 * property, as libraries for forms expect it.
 */
const issues = (keys) => ({ instancePath, parameters, message, causes }) => {
  const { property } = parameters;
  const path = [...keys(instancePath), ...(property === undefined ? [] : [property])];
  return [{ message: message(), path }, ...(causes?.found ?? []).flatMap(issues(keys))];
};

/** A value refused by its contract. The message says the first of the violations. */
export class Refusal extends Error {
  constructor(name, violations) {
    const said = 10;
    const lines = violations
      .slice(0, said)
      .map(({ instancePath, message }) => (instancePath === "" ? message : `${instancePath}: ${message}`));
    if (violations.length > said) lines.push(`and ${violations.length - said} more`);
    super(`not a valid ${name}: ${lines.join("; ")}`);
    this.name = "Refusal";
    this.violations = violations;
  }
}

// What a module offers for each type.

/** A verdict: `holds` gets the value, and how many levels it may nest. */
export const is$ = (holds, depth = 128) => (v) => {
  try {
    return holds(v, depth);
  } catch {
    // The stack ended before the limit, or a getter threw.
    return false;
  }
};

/** A check for a contract that admits values of every kind: what is not JSON is refused. */
export const json$ = (holds) => (v, d) => (isScalar(v) || isArray$(v) || isObject$(v)) && holds(v, d);

/** The violations of a value that was refused, as a list that is not written out yet. */
const refused = (v, collect, depth, limit) => {
  try {
    const found = flaw(v, depth);
    if (found !== undefined) return [found];
    const c = list(limit);
    collect(v, c, "", "");
    cut(c);
    return c.more ? [...c.found, tooMany(limit)] : c.found;
  } catch (error) {
    // The stack ended before the limit, or a getter threw and what it would have given is unknown.
    return [error instanceof RangeError ? tooDeep(depth) : notJson()];
  }
};

/** Every violation; none of a value that `is` accepts. */
export const check$ = (is, collect, depth = 128, limit = 100) => (v) =>
  Object.freeze(is(v) ? [] : refused(v, collect, depth, limit).map(written));

/** Whether a text has brackets enough to nest deeper than the limit. */
const mayNest = (text, depth) => {
  let count = text.length < 2 * depth ? -Infinity : 0;
  for (const bracket of "[{") {
    for (let at = -1; count <= depth && (at = text.indexOf(bracket, at + 1)) >= 0; ) count++;
  }
  return count > depth;
};

/** Whether a JSON value nests deeper than the limit. */
const nests = (v, depth) => {
  if (depth === 0) return true;
  if (isArray$(v)) {
    for (let i = 0; i < v.length; i++) {
      const x = v[i];
      if (typeof x === "object" && x !== null && nests(x, depth - 1)) return true;
    }
    return false;
  }
  for (const k in v) {
    const x = v[k];
    if (typeof x === "object" && x !== null && nests(x, depth - 1)) return true;
  }
  return false;
};

/** What is wrong with the depth of a value that was read from a text: nothing, or one violation. */
export const depth$ = (text, v, depth = 128) =>
  mayNest(text, depth) && typeof v === "object" && v !== null && nests(v, depth)
    ? [written(tooDeep(depth))]
    : [];

/** Whether brackets of a text that is not JSON nest deeper, those in its strings aside. */
const isDeep = (text, depth) => {
  let left = depth;
  let inside = false;
  for (let i = 0, end = String(text).length; i < end; i++) {
    const c = text[i];
    if (c === '"') inside = !inside;
    else if (inside) i += c === "\\" ? 1 : 0;
    else if ((c === "[" || c === "{") && left-- === 0) return true;
    else if ((c === "]" || c === "}") && left < depth) left++;
  }
  return false;
};

/** The companion of a type: everything one can do with its contract. */
export const contract$ = (name, is, collect, encode, depth = 128, limit = 100) => {
  const list = (v) => refused(v, collect, depth, limit);
  const refuse = (violations) => {
    throw new Refusal(name, Object.freeze(violations.map(written)));
  };
  const fromJson = (text) => {
    let v;
    try {
      v = JSON.parse(text);
    } catch {
      refuse([isDeep(text, depth) ? tooDeep(depth) : notJson()]);
    }
    if (!is(v)) refuse(list(v));
    // A text comes from elsewhere: the limit holds for parts that the contract says nothing of, too.
    if (mayNest(text, depth) && typeof v === "object" && v !== null && nests(v, depth)) {
      refuse([tooDeep(depth)]);
    }
    return v;
  };
  return Object.freeze({
    is,
    check: check$(is, collect, depth, limit),
    parse: (v) => (is(v) ? v : refuse(list(v))),
    fromJson,
    toJson: (v) => JSON.stringify(encode === undefined ? v : encode(v)),
    "~standard": Object.freeze({
      version: 1,
      vendor: "counterpart",
      validate: (v) => (is(v) ? { value: v } : { issues: list(v).flatMap(issues(finder(v))) }),
    }),
  });
};
