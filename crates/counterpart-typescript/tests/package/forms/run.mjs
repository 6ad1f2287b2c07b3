// Standard Schema issues: where they are, what they say, and what libraries for forms make of them.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { Event, Order, Target } from "./order.js";

const issues = (contract, value) => {
  const result = contract["~standard"].validate(value);
  return (result.issues ?? []).map(({ path, message }) => [path.join("."), message]);
};

const GOOD = { customer: "Kim", items: [{ sku: "ABC", quantity: 1, price: 2 }] };
assert.deepEqual(Order["~standard"].validate(GOOD), { value: GOOD });

// A missing property is an issue of the property; `check` keeps the path of the object.
assert.deepEqual(issues(Order, { items: [] }), [["customer", 'must have the property "customer"']]);
assert.equal(Order.check({ items: [] })[0].instancePath, "");
assert.deepEqual(issues(Order, { ...GOOD, card: "1" }), [["expires", 'must have the property "expires"']]);
const item = { sku: "abc", quantity: 0 };
assert.deepEqual(
  issues(Order, { ...GOOD, items: [item] }).map(([path]) => path).sort(),
  ["items.0.price", "items.0.quantity", "items.0.sku"],
);

// The causes of a violation are issues of their own.
assert.deepEqual(issues(Order, { ...GOOD, labels: { A: 1 } }), [
  ["labels.A", "must have a name that propertyNames allows"],
  ["labels.A", "must match the pattern ^[a-z]+$"],
]);

// A tagged union speaks of the branch that the tag chose, or of the tags.
const tags = 'must be one of "placed", "moved", "refunded", "returned"';
assert.deepEqual(issues(Event, { type: "moved", to: "lost" }), [["to", 'must be one of "shop", "home"']]);
assert.deepEqual(issues(Event, { type: "moved", to: "shop", by: 1 }), [["by", "this property is not allowed"]]);
assert.deepEqual(issues(Event, { type: "placed" }), [["at", 'must have the property "at"']]);
assert.deepEqual(issues(Event, { type: "lost", at: 4 }), [["type", tags]]);
assert.deepEqual(issues(Event, { type: 1 }), [["type", tags]]);
assert.deepEqual(issues(Event, {}), [["type", 'must have the property "type"']]);
assert.equal(Event.check({})[0].instancePath, "");
assert.deepEqual(issues(Event, null), [["", "must be an object"]]);
assert.deepEqual(issues(Order, { ...GOOD, event: { type: "moved", to: 1 } }), [
  ["event.to", 'must be one of "shop", "home"'],
]);

// A union without a tag speaks of the branch that is nearest.
const nearest = (name) => `must match one of the alternatives; the nearest is ${name}`;
assert.deepEqual(issues(Target, "ab"), [
  ["", nearest("number 1")],
  ["", "must have at least 3 characters"],
]);
assert.deepEqual(issues(Target, { host: 1, port: "x" }), [
  ["", nearest("number 4")],
  ["path", 'must have the property "path"'],
]);
assert.deepEqual(issues(Target, { host: "a", port: "x" }), [
  ["", nearest("number 3")],
  ["port", "must be integer"],
]);
assert.deepEqual(issues(Target, { path: 1 }), [
  ["", nearest("number 4")],
  ["path", "must be string"],
]);
assert.deepEqual(issues(Target, null), [
  ["", nearest("number 1")],
  ["", "must be string"],
]);
assert.deepEqual(issues(Order, { ...GOOD, size: "xl" }), [
  ["size", nearest("number 1")],
  ["size", 'must be one of "s", "m"'],
]);

// An issue can be sent to another program.
for (const value of [{}, null, { type: "x" }, { host: 1 }, 1.5, [], "a", undefined, 1n]) {
  for (const contract of [Order, Event, Target]) {
    const result = contract["~standard"].validate(value);
    assert.equal(result.issues === undefined, contract.is(value));
    if (result.issues !== undefined) {
      assert.ok(result.issues.length > 0);
      assert.deepEqual(JSON.parse(JSON.stringify(result.issues)), result.issues);
    }
  }
}

const node = process.env.NODE_FOLDER;
if (node === undefined || !existsSync(join(node, "node_modules/@hookform/resolvers"))) {
  console.error("skipped: the libraries for forms are not installed; run `cargo xtask test`");
} else {
  const { resolve } = createRequire(join(node, "package.json"));
  const load = (name) => import(pathToFileURL(resolve(name)).href);
  const value = { customer: "", items: [item], event: { type: "moved", to: "lost" } };

  // react-hook-form: an error of an item does not replace those of its fields.
  const { standardSchemaResolver } = await load("@hookform/resolvers/standard-schema");
  const options = { fields: {}, shouldUseNativeValidation: false };
  const { errors } = await standardSchemaResolver(Order)(value, undefined, options);
  assert.equal(errors.customer.message, "must have at least 1 character");
  assert.equal(errors.items[0].price.message, 'must have the property "price"');
  assert.equal(errors.items[0].sku.message, "must match the pattern ^[A-Z]{3}$");
  assert.equal(errors.items[0].quantity.message, "must be at least 1");
  assert.equal(errors.event.to.message, 'must be one of "shop", "home"');
  const passed = await standardSchemaResolver(Order)(GOOD, undefined, options);
  assert.deepEqual(passed, { values: GOOD, errors: {} });

  // TanStack Form: each field has its own.
  const { FieldApi, FormApi } = await load("@tanstack/form-core");
  const form = new FormApi({ defaultValues: value, validators: { onChange: Order } });
  form.mount();
  const names = ["customer", "items[0].sku", "items[0].quantity", "items[0].price", "event.to"];
  const fields = names.map((name) => {
    const field = new FieldApi({ form, name });
    field.mount();
    return field;
  });
  await form.validateAllFields("change");
  await form.validate("change");
  const messages = fields.map((field) => field.state.meta.errors.map((error) => error.message));
  assert.deepEqual(messages, [
    ["must have at least 1 character"],
    ["must match the pattern ^[A-Z]{3}$"],
    ["must be at least 1"],
    ['must have the property "price"'],
    ['must be one of "shop", "home"'],
  ]);
}
