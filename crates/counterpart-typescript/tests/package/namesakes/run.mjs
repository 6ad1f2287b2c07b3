// The two contracts check and write each other's values.
import assert from "node:assert/strict";

import { A } from "./a.js";
import { B } from "./b.js";

assert.ok(A.is({ own: { a: "x" }, other: { b: 1 }, back: { a: {} } }));
assert.ok(!A.is({ other: { a: "x" } }));
assert.ok(!B.is({ a: { own: { a: 1 } } }));
assert.equal(
  A.toJson({ own: { a: "x", zzz: 1 }, other: { b: 1, zzz: 1 }, back: { thing: { b: 2, zzz: 1 } } }),
  '{"own":{"a":"x"},"other":{"b":1},"back":{"thing":{"b":2}}}',
);
