// What generated `toJson` functions call: a copy of a value with its declared keys only. A value
// of another kind than the one meant is returned as it is.

import { isArray$, isObject$ } from "./runtime.js";

const hasOwn = (value, key) => Object.prototype.hasOwnProperty.call(value, key);

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
  for (const key of Object.keys(fields)) if (hasOwn(value, key)) put(key, fields[key]);
  if (rest !== undefined) {
    for (const key of Object.keys(value)) {
      if (!hasOwn(fields, key) && (!prefixes || prefixes.some((start) => key.startsWith(start)))) {
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
