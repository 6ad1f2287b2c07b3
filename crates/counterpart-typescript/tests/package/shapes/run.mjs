// What the JavaScript of shapes.json does.
import assert from "node:assert/strict";

import * as m from "./shapes.js";
import { mask, shapes } from "./support/index.js";

const item = { id: 1, gone: null, key: "github" };
assert.ok(m.Item.is(item));
assert.ok(!m.Item.is({ ...item, id: 0 }));
assert.deepEqual(m.Item.check(item), []);
assert.equal(m.Item.check({ ...item, id: 0 })[0].instancePath, "/id");
assert.throws(() => m.Item.parse({}), { name: "Refusal" });

// toJson writes the declared keys, in the order of the contract, at every depth.
const json = (type, value) => JSON.parse(type.toJson(value));
assert.equal(
  m.Item.toJson({ zzz: 1, key: "github", gone: null, id: 1, children: [{ ...item, y: 2 }], name: undefined }),
  '{"id":1,"gone":null,"key":"github","children":[{"id":1,"gone":null,"key":"github"}]}',
);
assert.deepEqual(json(m.Kept, { n: 1, other: "x" }), { n: 1, other: "x" });
assert.deepEqual(json(m.Prefixed, { "x-a": 1, z: 1, y: true }), { y: true, "x-a": 1 });
assert.deepEqual(json(m.ByName, { a: { ...item, zzz: 1 } }), { a: item });
assert.deepEqual(json(m.Shape, { kind: "square", w: 2, r: 3 }), { kind: "square", w: 2 });
assert.deepEqual(json(m.Tree, ["a", [{ ...item, zzz: 1 }]]), ["a", [item]]);
assert.deepEqual(json(m.Mixed, { k: [1] }), { k: [1] });
assert.equal(m.Item.toJson("no item"), '"no item"');

assert.ok(Object.isFrozen(m.KEYS) && Object.isFrozen(m.INFO) && Object.isFrozen(m.INFO.github.tags));
assert.match(m.DIGEST, /^[0-9a-f]{64}$/);
assert.equal(shapes.Item, m.Item);
assert.equal(mask("short"), "••••");
assert.equal(mask("a-long-secret😀"), "••••ret😀");
