// What the TypeScript half does with texts that I-JSON leaves out: a line each of the table in
// docs/violations.md. Values that only JavaScript can make are tested beside the validators.

import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./package.mjs";

const { ServiceKeysResponse } = await load("service-keys");
const { CountData } = await load("stocktake");

const COUNT = `{"barcode": "5012345678900", "product": "Oat milk", "quantity": QUANTITY,
  "location": "A1", "user": "kim", "timestamp": "2026-11-21T08:30:00Z", "stockLevel": "1",
  "value": 2, "synced": false, "status": "pending", "syncId": "s1"}`;

function keywords(text) {
  try {
    ServiceKeysResponse.fromJson(text);
  } catch (refusal) {
    return refusal.violations.map((violation) => violation.keyword);
  }
  return assert.fail("it was accepted");
}

test("of a repeated key the last counts", () => {
  const read = ServiceKeysResponse.fromJson('{"github": "a", "github": null}');
  assert.equal(ServiceKeysResponse.toJson(read), '{"github":null}');
});

test("a number beyond doubles is no JSON", () => {
  assert.deepEqual(keywords('{"github": 1e400}'), ["json"]);
});

test("a lone surrogate is a character", () => {
  const read = ServiceKeysResponse.fromJson('{"github": "\\ud800"}');
  assert.equal(read.github, "\ud800");
});

test("minus zero is zero", () => {
  for (const zero of ["0", "-0", "-0.0"]) {
    assert.ok(CountData.is(JSON.parse(COUNT.replace("QUANTITY", zero))), zero);
  }
});

test("a hundred thousand levels are too deep", () => {
  const text = "[".repeat(100_000) + "]".repeat(100_000);
  assert.deepEqual(keywords(text), ["depth"]);
});

test("ten megabytes of text are too long", () => {
  assert.deepEqual(keywords(`{"github": "${"x".repeat(10_000_000)}"}`), ["maxLength"]);
});
