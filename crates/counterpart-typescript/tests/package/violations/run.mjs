// What is reported of refused values: unions, bounds, order and messages.

import assert from "node:assert/strict";

import * as rules from "./rules.js";
import { contract$ } from "./support/runtime.js";

const { Expr, Many, Maybe, MaybeOne, Names, Numbers, Open, Pet, Shape, Tree, Zone, Zones } = rules;

/** A violation in one line; its causes are a list behind it. */
const line = ({ instancePath, evaluationPath, message, causes }) => {
  const text = `${instancePath} ${evaluationPath} ${message}`;
  return causes === undefined ? text : [text, ...causes.map(line)];
};
const lines = (contract, value) => contract.check(value).map(line);
/** The same contract with another limit. */
const limited = (name, limit) =>
  contract$(name, rules[`is${name}`], rules[`$${name}$`], undefined, 128, limit);

// A tagged union: the branch of the tag as `allOf` has it, or the tags.
assert.deepEqual(lines(Pet, { kind: "cat" }), [' /oneOf/0/$ref/required must have the property "lives"']);
assert.deepEqual(lines(Pet, { kind: 1, lives: "9" }), [
  "/lives /oneOf/0/$ref/properties/lives/type must be integer",
]);
assert.deepEqual(lines(Pet, { kind: true, name: 1 }), [
  "/name /oneOf/1/$ref/properties/name/type must be string",
]);
assert.deepEqual(lines(Pet, { kind: "cow" }), ["/kind /oneOf must be one of the listed values"]);
const values = ["cat", 1, true];
assert.deepEqual(Pet.check({ kind: null })[0].parameters, { matched: [], tag: "kind", values });
assert.deepEqual(lines(Pet, {}), [' /oneOf must have the property "kind"']);
assert.deepEqual(Pet.check({})[0].parameters, { matched: [], property: "kind", tag: "kind", values });
assert.equal(Pet.check({ kind: "cow" })[0].keyword, "oneOf");
assert.ok(Pet.is(null) && Pet.is({ kind: 1, lives: 9 }) && Pet.is({ kind: true }));
assert.deepEqual(lines(Pet, "x"), [
  [
    " /oneOf must match one of the alternatives; the nearest is Cat",
    " /oneOf/0/$ref/type must be object",
  ],
]);
assert.deepEqual(lines(Expr, 1), [" /oneOf must be an object"]);
assert.deepEqual(Object.keys(Expr.check(1)[0].parameters), ["matched", "tag", "values"]);
assert.deepEqual(lines(Many, { t: "v1" }), ['/t /oneOf must be one of "v10", "v11", "v12" or 10 others']);
assert.deepEqual(lines(Many, { t: "v10" }), [' /oneOf/1/required must have the property "n"']);
assert.ok(Many.is({ t: "v03" }) && Many.is({ t: "constructor", n: 1 }) && !Many.is({ t: "toString" }));

// One branch beside null, or alone.
assert.deepEqual(lines(Maybe, { a: 1 }), [' /anyOf/1/required must have the property "b"']);
assert.deepEqual(lines(Maybe, 1), [" /anyOf/1/type must be object"]);
assert.ok(Maybe.is(null));
assert.deepEqual(lines(MaybeOne, "abc"), [" /oneOf/0/maxLength must have at most 2 characters"]);
assert.deepEqual(lines(MaybeOne, null), [" /oneOf must match only one of the alternatives, not 0 and 1 and 2"]);
assert.ok(MaybeOne.is("ab"));

// The nearest branch, with what it has against the value.
const nearest = (name) => `must match one of the alternatives; the nearest is ${name}`;
assert.deepEqual(lines(Shape, { r: "1" }), [
  [` /oneOf ${nearest("Circle")}`, "/r /oneOf/0/$ref/properties/r/type must be number"],
]);
assert.deepEqual(lines(Shape, { w: 1, z: 2 }), [
  [` /oneOf ${nearest("Circle")}`, ' /oneOf/0/$ref/required must have the property "r"'],
]);
assert.deepEqual(lines(Shape, { w: 1, unit: "km" }), [
  [
    ` /oneOf ${nearest('"A \\"box\\""')}`,
    ' /oneOf/1/required must have the property "h"',
    "/unit /oneOf/1/additionalProperties this property is not allowed",
  ],
]);
assert.deepEqual(lines(Shape, [1, "a"]), [
  [` /oneOf ${nearest("number 3")}`, "/1 /oneOf/2/items/type must be integer"],
]);
assert.deepEqual(Shape.check([null])[0].parameters, { matched: [], nearest: 2 });
assert.deepEqual(lines(Open, 1), [[` /anyOf ${nearest("number 2")}`, " /anyOf/1/type must be string"]]);

// Long lists.
assert.deepEqual(lines(Zone, "Europe/Berne"), [
  ' /enum must be one of "Europe/Bern", "Europe/Berlin", "Europe/Rome" or 7 others',
]);
assert.deepEqual(lines(Zone, 1), [
  ' /enum must be one of "Europe/Berlin", "Europe/Bern", "Europe/Rome" or 7 others',
]);
assert.deepEqual(lines(Numbers, "b"), [" /enum must be one of the listed values"]);
const [first, second] = Zones.check([0, 1]);
assert.equal(first.parameters.values, second.parameters.values);
assert.ok(Object.isFrozen(first.parameters.values));

// The first of all, in their order, and that there are more.
const keys = (contract, value) => contract.check(value).map((v) => v.instancePath || v.keyword);
assert.deepEqual(keys(limited("Zones", 3), [..."zyxwvutsrqpon"]), ["/0", "/1", "/10", "more"]);
assert.deepEqual(keys(limited("Zones", 3), ["z", "y", "x", "a"]), ["/0", "/1", "/2"]);
assert.equal(Zones.check(Array(100).fill(0)).length, 100);
const hundredOne = Zones.check(Array(101).fill(0));
assert.deepEqual(hundredOne.at(-1), {
  instancePath: "",
  evaluationPath: "",
  keyword: "more",
  parameters: { limit: 100 },
  message: "there are more than 100 violations",
});
const names = ["\u{1f600}", "\ufb01", "\ud7ff", "a~", "a b", "a/", "a", ""];
const object = Object.fromEntries(names.map((name) => [name, "x"]));
const sorted = ["/", "/a", "/a b", "/a~0", "/a~1", "/\ud7ff", "/\ufb01", "/\u{1f600}"];
assert.deepEqual(keys(rules.Map, object), sorted);
assert.deepEqual(keys(limited("Map", 7), object), [...sorted.slice(0, 7), "more"]);
assert.deepEqual(keys(rules.Map, { "a b": "", a: "" }), ["/a", "/a b"]);

// Causes are counted, and cut with the list.
const row = Array(5).fill("x");
const grid = limited("Grid", 8).check([row, row, row]);
assert.deepEqual(grid.map((v) => [v.keyword, v.causes?.length]), [["anyOf", 5], ["anyOf", 1], ["more", undefined]]);
const exact = limited("Grid", 12).check([row, row]);
assert.deepEqual(exact.map((v) => v.causes?.length), [5, 5]);
const last = limited("Grid", 7).check([row, row]);
assert.deepEqual(last.map((v) => v.causes?.length), [5, 0, undefined]);
assert.deepEqual(lines(Names, { A: 1 }), [
  [
    "/A /propertyNames must have a name that propertyNames allows",
    "/A /propertyNames/minLength must have at least 2 characters",
    "/A /propertyNames/pattern must match the pattern ^[a-z]*$",
  ],
]);
const more = limited("Map", 2)["~standard"].validate(object).issues;
assert.deepEqual(more.at(-1), { message: "there are more than 2 violations", path: [] });

// `contains` says how many.
const contains = (name) => rules[name].check([1, 1, 1, 1].slice(0, name === "AtMostOne" ? 4 : 0))[0];
for (const [name, range, parameters] of [
  ["AtLeastOne", "at least 1 item that matches", { min: 1 }],
  ["AtLeastTwo", "at least 2 items that match", { min: 2 }],
  ["AtMostOne", "at most 1 item that matches", { min: 0, max: 1 }],
  ["ExactlyTwo", "exactly 2 items that match", { min: 2, max: 2 }],
  ["TwoToThree", "2 to 3 items that match", { min: 2, max: 3 }],
]) {
  assert.equal(contains(name).message, `must have ${range} contains`);
  assert.deepEqual(contains(name).parameters, parameters);
}

// Nothing small is expensive: a recursive union, and a long list of violations.
const nested = (levels, wrap, value) => {
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
};
for (const y of [1, "1"]) {
  const tree = nested(100, (a) => ({ a, x: "", y }), true);
  assert.equal(Tree.check(tree)[0].keyword, "anyOf");
}
const neg = nested(100, (left) => ({ type: "neg", left }), { type: "zzz" });
assert.equal(Expr.check(neg)[0].instancePath, `${"/left".repeat(100)}/type`);
assert.throws(() => Expr.parse(neg), { name: "Refusal" });
const text = JSON.stringify(Array(100_000).fill(0));
assert.throws(() => Zones.fromJson(text), (error) => error.name === "Refusal" && error.violations.length === 101);
