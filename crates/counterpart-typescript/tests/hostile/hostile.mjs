// Prints each claim that does not hold.

import { isDeepStrictEqual } from "node:util";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";

const load = (name) => import(pathToFileURL(`${process.argv[2]}/${name}`));
const { contract$, is$, json$, Refusal } = await load("support/runtime.js");
const module = await load("schema.js");
const contract = (name, depth) =>
  contract$(name, is$(json$(module[`$${name}`]), depth), module[`$${name}$`], undefined, depth);
const contracts = new Proxy({}, { get: (_, name) => contract(name) });
const { Any, Choice, Closed, Edge, Equal, Length, List, Names, Open } = contracts;
const { Rest, Sevens, Tenths, Tiny, Typed, Unique } = contracts;

/** Whether a contract accepts a value, by all ways of asking alike. */
function accepts(contract, value) {
  const accepted = contract.is(value);
  claim(contract.check(value).length === 0, accepted, "check");
  claim(contract["~standard"].validate(value).issues === undefined, accepted, "~standard");
  let parsed = true;
  try {
    contract.parse(value);
  } catch (error) {
    parsed = !(error instanceof Refusal && error.violations.length > 0);
  }
  claim(parsed, accepted, "parse");
  return accepted;
}

function claim(found, expected, what) {
  if (!isDeepStrictEqual(found, expected)) {
    const line = new Error().stack.split("\n").at(-1).trim();
    console.log(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)} ${line}`);
  }
}

const keywords = (contract, value) =>
  contract.check(value).map(({ keyword, instancePath, evaluationPath }) => [
    keyword,
    instancePath,
    evaluationPath,
  ]);

// What is no JSON is refused where the contract asks about it.
for (const value of [NaN, Infinity, () => 1, Symbol("s"), 1n, new Date(0), new Map(), undefined]) {
  claim(accepts(Any, value), false, `alone: ${String(value)}`);
  claim(accepts(Typed, [value]), false, `in an array: ${String(value)}`);
  claim(accepts(Typed, [{ a: value }]), value === undefined, `in an object: ${String(value)}`);
  claim(accepts(Any, { a: [value] }), true, `nobody asks: ${String(value)}`);
}
claim(accepts(Typed, [, 1]), false, "a hole");
claim(accepts(Any, new (class Point {})()), false, "an instance of a class");
claim(accepts(Any, Object.create({ a: "x" })), false, "an inherited property");
claim(accepts(Open, Object.assign(Object.create(null), { a: "x" })), true, "no prototype");
claim(accepts(Open, runInNewContext('({ a: "x" })')), true, "another realm");
claim(accepts(Typed, runInNewContext("[1, [], new Date(0)]")), false, "a class of another realm");
claim(keywords(Typed, [{ "a/b": [0, NaN] }, 0, "x"]), [["json", "/0/a~1b/1", ""]], "where it is no JSON");

// Only own properties that are not undefined count.
claim(accepts(Any, { a: undefined }), true, "undefined is absent");
claim(accepts(Open, { a: undefined }), false, "undefined is absent");
claim(accepts(Closed, { other: undefined }), true, "undefined is absent");
claim(accepts(Open, Object.defineProperty({}, "a", { value: "x" })), true, "not enumerable");
claim(accepts(Open, { ["a"]: "x", [Symbol("s")]: 1 }), true, "symbols are no properties");

// Names that every object inherits are ordinary names.
claim(accepts(Closed, {}), true, "inherited names are absent");
claim(accepts(Closed, { constructor: 1 }), true, "constructor");
claim(accepts(Closed, { toString: 1 }), false, "toString");
claim(accepts(Closed, JSON.parse('{"__proto__": 1}')), true, "__proto__");
claim(accepts(Closed, JSON.parse('{"__proto__": "a"}')), false, "__proto__");
claim(accepts(Equal, JSON.parse('{"a": [1, {"b": null}], "c": 0, "__proto__": 1}')), false, "equal");

// Nothing escapes.
const trap = {
  get a() {
    throw new Error("trapped");
  },
};
claim(accepts(Open, trap), false, "a getter that throws");
claim(keywords(Open, trap), [["json", "", ""]], "a getter that throws");
const hostile = new Proxy({}, { ownKeys: () => ["a"], getPrototypeOf: () => { throw 1; } });
claim(accepts(Open, hostile), false, "a proxy that throws");

// Depth is found without recursion past the limit.
const nested = (levels, value = []) => {
  for (let level = 1; level < levels; level++) value = [value];
  return value;
};
claim(accepts(List, nested(128)), true, "128 levels");
claim(accepts(List, nested(129)), false, "129 levels");
claim(keywords(List, nested(100_000)), [["depth", "", ""]], "100,000 levels");
claim(keywords(Any, nested(130)), [], "where nobody asks");
const cycle = [];
cycle.push(cycle);
claim(keywords(List, cycle), [["depth", "", ""]], "a cycle");
claim(List.check(nested(129))[0].parameters, { limit: 128 }, "the limit");
claim(accepts(contract("List", 1e9), nested(1e6)), false, "the stack ends");

// Numbers
claim(accepts(Tenths, 0.3), true, "0.3");
claim(accepts(Tenths, 0.35), false, "0.35");
claim(accepts(Tenths, 1e300), true, "1e300");
claim(accepts(Tenths, -0), true, "-0");
claim(accepts(Tenths, 1e-300), false, "1e-300");
claim(accepts(Tiny, 0), true, "0");
claim(accepts(Tiny, 5e-324), true, "5e-324");
claim(keywords(Tiny, 1), [["multipleOf", "", "/multipleOf"]], "a divisor too small");
claim(keywords(Tiny, 1e-20), [["multipleOf", "", "/multipleOf"]], "a divisor too small");
claim(keywords(Tiny, 1e300), [["multipleOf", "", "/multipleOf"]], "a divisor too small");
claim(accepts(Sevens, -14), true, "-14");
claim(accepts(Sevens, -0), true, "-0");
claim(accepts(Sevens, 2 ** 53), false, "2^53");
claim(accepts(Unique, [0, -0]), false, "0 and -0");
claim(accepts(Unique, [1, "1", true, "true", [1], ["1"], { a: 1 }, null]), true, "different kinds");
claim(accepts(Unique, [{ a: 1, b: [2] }, { b: [2], a: 1 }]), false, "order of properties");
claim(accepts(Unique, ["=[1]", [1]]), true, "a text that looks like an array");
claim(accepts(Equal, { c: -0, a: [1, { b: null }] }), true, "order of properties");
claim(accepts(Equal, { c: 0, a: [1, { b: undefined }] }), false, "null is not absent");

// Strings are measured in code points; a lone surrogate is one.
claim(accepts(Length, "😀"), false, "one");
claim(accepts(Length, "😀😀😀"), true, "three");
claim(accepts(Length, "😀😀😀😀"), false, "four");
claim(accepts(Length, "\ud83d\ud83d"), true, "lone surrogates");
claim(accepts(Length, "x".repeat(10_000_000)), false, "10 MB");

// Violations
claim(keywords(Choice, "ab"), [["oneOf", "", "/oneOf"]], "two of three");
claim(Choice.check("ab")[0].parameters, { matched: [0, 1] }, "which");
claim(Choice.check("ab")[0].causes, undefined, "no causes");
claim(keywords(Names, { a: 1, "B/": 2 }), [["propertyNames", "/B~1", "/propertyNames"]], "names");
claim(
  Names.check({ B: 2 })[0].causes.map((cause) => cause.evaluationPath),
  ["/propertyNames/pattern"],
  "causes",
);
claim(
  keywords(Rest, { a: 1, b: 2 }),
  [
    ["type", "/a", "/allOf/0/properties/a/type"],
    ["unevaluatedProperties", "/a", "/unevaluatedProperties"],
    ["unevaluatedProperties", "/b", "/unevaluatedProperties"],
  ],
  "a branch that is not met looks at nothing",
);
claim(Object.isFrozen(Rest.check({ a: 1 })), true, "frozen");
const issues = Rest["~standard"].validate({ b: 1 }).issues;
claim(JSON.parse(JSON.stringify(issues)), [
  { message: "this property is not allowed", path: ["b"] },
], "issues are JSON");
try {
  Any.fromJson("{");
  console.log("text that is no JSON was taken");
} catch (error) {
  claim(error.violations[0].keyword, "json", "text that is no JSON");
}
claim(accepts(Any, JSON.parse("1e400")), false, "1e400");

// Of a text, depth counts everywhere.
const refusal = (contract, text) => {
  try {
    contract.fromJson(text);
    return [];
  } catch (error) {
    return error.violations.map(({ keyword, instancePath }) => [keyword, instancePath]);
  }
};
const bomb = (levels) => "[".repeat(levels) + "]".repeat(levels);
for (const wrap of [(text) => text, (text) => `{"a":[1,${text}]}`]) {
  const around = wrap("0").includes("{") ? 2 : 0;
  claim(refusal(Any, wrap(bomb(128 - around))), [], "128 levels of text");
  claim(refusal(Any, wrap(bomb(129 - around))), [["depth", ""]], "129 levels of text");
  claim(refusal(Any, wrap(bomb(100_000))), [["depth", ""]], "100,000 levels of text");
}
claim(refusal(Any, `[${"[],".repeat(1000)}{}]`), [], "many brackets, few levels");

// Outside I-JSON: both are the same double.
claim(accepts(Edge, JSON.parse("18446744073709551616")), true, "a bound beyond doubles");
claim(accepts(Edge, JSON.parse("36893488147419103232")), false, "the next power of two");
