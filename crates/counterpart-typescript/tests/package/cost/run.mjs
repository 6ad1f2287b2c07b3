// Checking costs what the value costs: reads of the value are counted, not seconds, while it grows.

import assert from "node:assert/strict";

import * as chain from "./chain.js";
import * as cost from "./cost.js";
import * as old from "./old.js";
import * as recursive from "./recursive.js";

let steps = 0;
const proxies = new WeakMap();
const counted = (v) => {
  if (typeof v !== "object" || v === null) return v;
  if (!proxies.has(v)) proxies.set(v, new Proxy(v, counting));
  return proxies.get(v);
};
const counting = {
  get(v, k) {
    steps++;
    return counted(Reflect.get(v, k));
  },
  ownKeys(v) {
    const keys = Reflect.ownKeys(v);
    steps += keys.length;
    return keys;
  },
  getOwnPropertyDescriptor(v, k) {
    steps++;
    const found = Reflect.getOwnPropertyDescriptor(v, k);
    return found && { ...found, value: counted(found.value) };
  },
};

/** The steps of every way of asking about a value; `parse` asks `is` and `check`. */
const count = (contract, value) => {
  const ways = {
    is: (v) => contract.is(v),
    parse: (v) => {
      try {
        contract.parse(v);
      } catch (error) {
        assert.equal(error.name, "Refusal", String(error.stack));
      }
    },
    standard: (v) => contract["~standard"].validate(v),
  };
  return Object.entries(ways).map(([way, ask]) => {
    steps = 0;
    ask(counted(value));
    return [way, steps];
  });
};

/** At ten times the size, at most ten times the steps; a little more for what is there once. */
const judge = (name, contract, sizes, make) => {
  const counts = sizes.map((size) => count(contract, make(size)));
  for (let at = 1; at < sizes.length; at++) {
    const times = sizes[at] / sizes[at - 1];
    counts[at].forEach(([way, now], i) => {
      const before = counts[at - 1][i][1];
      assert.ok(now <= times * before + 50, `${name} ${way}: ${before} at ${sizes[at - 1]}, ${now} at ${sizes[at]}`);
    });
  }
};

const WIDE = [10, 100, 1000, 10000];
const arrays = ["PrefixItems", "Contains", "MaxItems", "MinItems", "UniqueItems", "UnevaluatedItems", "AdditionalItems"];
const numbers = /^(Maximum|Minimum|Exclusive|Multiple)/;
const strings = /^(MaxLength|MinLength|Pattern$|Format)/;
const wide = (keyword) => {
  if (arrays.includes(keyword)) return () => [1.5, 1.5];
  if (numbers.test(keyword)) return () => 1.75 + 3;
  if (strings.test(keyword)) return () => "bad";
  return () => ({ a: 1, b: 2 });
};
const deep = (levels, wrap, value) => {
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
};
const wraps = {
  DeepTagged: [(a) => ({ t: "one", a }), { t: "three" }],
  DeepKinds: [(a) => ({ a }), 1],
  DeepContains: [(a) => [a], 1],
};

let judged = 0;
for (const [name, contract] of Object.entries({ ...cost, ...old, ...recursive })) {
  if (typeof contract?.is !== "function") continue;
  if (name.startsWith("Wide") && !/^Wide.+Item\d*$/.test(name) && contract.check([wide(name.slice(4))()]).length > 0) {
    judge(name, contract, WIDE, (size) => Array.from({ length: size }, wide(name.slice(4))));
    judged++;
  } else if (name.startsWith("Whole")) {
    const isArray = /Items|Contains/.test(name);
    judge(name, contract, WIDE, (size) =>
      isArray
        ? Array.from({ length: size }, (_, i) => i)
        : Object.fromEntries(Array.from({ length: size }, (_, i) => [`k${i}`, i])),
    );
    judged++;
  } else if (/^(Deep[A-Z][a-z]+(Of)?|Recursive)$/.test(name)) {
    const [wrap, end] = wraps[name] ?? [(a) => ({ a }), 1];
    judge(name, contract, [10, 20, 40, 80, 120], (levels) => deep(levels, wrap, end));
    judge(`${name} with a y`, contract, [10, 20, 40, 80, 120], (levels) =>
      deep(levels, (v) => (Array.isArray(wrap(v)) ? wrap(v) : { ...wrap(v), y: 1 }), end),
    );
    judged++;
  }
}
assert.ok(judged >= 58, `${judged} definitions were judged`);

// Definitions of which each applies the next one twice to the same value: 2^28 steps would not end.
for (const value of [1, "text", {}, { a: 1 }, [{}]]) {
  assert.equal(chain.All0.is(value), false);
  assert.equal(chain.All0.check(value).length, 101, "a hundred, and that there are more");
  for (const contract of [chain.Any0, chain.One0]) {
    assert.equal(contract.is(value), false);
    assert.ok(contract.check(value).length > 0);
  }
}
for (const contract of [chain.All0, chain.Any0, chain.One0]) {
  assert.deepEqual(contract.check({ a: "x" }), []);
}
