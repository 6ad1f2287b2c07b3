// The generated package of this repository, used the way a program uses it. Run with
// --disallow-code-generation-from-strings: nothing here may need eval or new Function.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { folder, load } from "./package.mjs";

const keys = await load("service-keys");
const stocktake = await load("stocktake");
const root = await load();

const KEY = { name: "github", value: "a-secret-value", source: "server", lastSynced: null };

test("the list constant is frozen and every name in it is one", () => {
  assert.ok(Object.isFrozen(keys.SERVICE_KEYS));
  assert.equal(keys.SERVICE_KEYS.length, 14);
  for (const name of keys.SERVICE_KEYS) assert.ok(keys.ServiceKeyName.is(name), name);
  assert.ok(!keys.ServiceKeyName.is("gitlab"));
});

test("the table knows every key, and cannot be changed", () => {
  assert.deepEqual(Object.keys(keys.SERVICE_KEY_INFO), [...keys.SERVICE_KEYS]);
  assert.ok(Object.isFrozen(keys.SERVICE_KEY_INFO));
  assert.ok(Object.isFrozen(keys.SERVICE_KEY_INFO.openai));
  assert.ok(Object.values(keys.SERVICE_KEY_INFO.openai).includes("OPENAI_API_KEY"));
});

test("null, absent and undefined are told apart", () => {
  assert.ok(keys.ServiceKeysResponse.is({}));
  assert.ok(keys.ServiceKeysResponse.is({ github: null }));
  assert.ok(keys.ServiceKeysResponse.is({ github: undefined }));
  assert.ok(!keys.ServiceKeysResponse.is({ gitlab: null }));
  assert.ok(!keys.CLIServiceKey.is({ ...KEY, value: undefined }));
});

test("check says where and why, and never what", () => {
  const violations = keys.CLIServiceKey.check({ ...KEY, value: 42, source: "hunter2" });
  const places = violations.map((violation) => violation.instancePath).sort();
  assert.deepEqual(places, ["/source", "/value"]);
  assert.ok(!JSON.stringify(violations).includes("hunter2"));
  assert.deepEqual([...keys.CLIServiceKey.check(KEY)], []);
});

test("parse returns the value or throws every violation", () => {
  assert.equal(keys.CLIServiceKey.parse(KEY), KEY);
  assert.throws(() => keys.CLIServiceKey.parse({}), (error) => error.violations.length === 4);
  assert.throws(() => keys.CLIServiceKey.fromJson("{"), (error) => error.violations.length === 1);
});

test("toJson writes declared keys only", () => {
  const text = keys.CLIServiceKey.toJson({ ...KEY, extra: 1 });
  assert.deepEqual(JSON.parse(text), KEY);
  assert.deepEqual(keys.CLIServiceKey.fromJson(text), KEY);
});

test("Standard Schema: synchronous, serialisable, with a path", () => {
  const standard = keys.CLIServiceKey["~standard"];
  assert.equal(standard.version, 1);
  assert.deepEqual(standard.validate(KEY), { value: KEY });
  const { issues } = standard.validate({ ...KEY, source: "elsewhere" });
  assert.deepEqual(JSON.parse(JSON.stringify(issues)), issues);
  assert.deepEqual(issues[0].path, ["source"]);
});

test("what JSON does not know is refused", () => {
  const cycle = [];
  cycle.push(cycle);
  const hostile = [NaN, Infinity, 1n, Symbol("a"), () => {}, new Date(), new Map(), cycle];
  for (const value of hostile) {
    assert.ok(!keys.CLIServiceKey.is(value));
    assert.ok(!keys.CLIServiceKey.is({ ...KEY, value }));
  }
  const throwing = { ...KEY, get value() { throw new Error("boom"); } };
  assert.ok(!keys.CLIServiceKey.is(throwing));
  assert.ok(keys.CLIServiceKey.check(throwing).length > 0);
  const inherited = Object.create(KEY);
  assert.ok(!keys.CLIServiceKey.is(inherited));
});

test("mask shows the end of long secrets only", () => {
  assert.equal(root.mask("short"), "••••");
  assert.equal(root.mask("a-long-enough-secret"), "••••cret");
});

test("the schemas ship with the package", () => {
  for (const name of ["common", "service-keys", "stocktake"]) {
    const schema = JSON.parse(readFileSync(new URL(`schemas/${name}.json`, folder), "utf8"));
    assert.match(schema.$schema, /2020-12/);
  }
});

test("every definition of a contract has a companion", () => {
  for (const module of [keys, stocktake]) {
    const companions = Object.values(module).filter((value) => typeof value?.is === "function");
    assert.ok(companions.length >= 2);
    for (const companion of companions) assert.equal(typeof companion.check, "function");
  }
});
