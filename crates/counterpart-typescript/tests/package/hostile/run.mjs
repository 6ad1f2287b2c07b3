// Keys and values that mean something to JavaScript are only data.
import assert from "node:assert/strict";

import * as m from "./hostile.js";

assert.deepEqual(Object.keys(m.TABLE), ["__proto__", "a", "b"]);
assert.equal(Object.getPrototypeOf(m.TABLE), Object.prototype);
const text = '{"class":"x","__proto__":{"a":1}}';
assert.equal(m.Hostile.toJson(JSON.parse(text)), text);
assert.ok(m.Hostile.is(JSON.parse(text)));
assert.ok(!m.Hostile.is(JSON.parse('{"class":"x"}')), "__proto__ is required");
assert.ok(!m.Hostile.is(JSON.parse('{"class":"x","__proto__":{"a":"1"}}')));
assert.ok(m.HostileU002AU002F.is("</script>"));
assert.ok(m.HostileU002AU002F.is(JSON.parse('{"__proto__":1}')));
assert.ok(!m.HostileU002AU002F.is({}) === false);
