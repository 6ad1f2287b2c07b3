// The schemas for editors, put to the language service that VS Code uses for JSON.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import languageService from "vscode-json-languageservice";

const { getLanguageService, TextDocument } = languageService;

const docs = new URL("../../../../docs/schemas/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, docs), "utf8"));

/** A language service with schemas as VS Code hands them over, and without a network. */
const service = (schemas) => {
  const made = getLanguageService({
    schemaRequestService: (uri) => Promise.reject(new Error(`no network: ${uri}`)),
  });
  made.configure({ validate: true, allowComments: false, schemas });
  return made;
};

// Read each time, since the service resolves references in place.
const settings = () => read("vscode-settings.json")["json.schemas"];
const withSettings = () =>
  service(settings().map(({ url, fileMatch, schema }) => ({ uri: url, fileMatch: fileMatch.map((one) => `*/${one}`), schema })));
const withFile = () =>
  service([{ uri: "file:///w/contract.schema.json", fileMatch: ["*/schemas/*.json"], schema: read("contract.schema.json") }]);

const open = (service, text) => {
  const at = text.indexOf("|");
  const document = TextDocument.create("file:///w/schemas/a.json", "json", 1, text.replace("|", ""));
  return { service, document, parsed: service.parseJSONDocument(document), position: document.positionAt(Math.max(at, 0)) };
};

const problems = async ({ service, document, parsed }) =>
  (await service.doValidation(document, parsed)).map(({ message }) => message);
const offered = async ({ service, document, parsed, position }) =>
  (await service.doComplete(document, position, parsed)).items.map(({ label }) => label);

const drafts = ["https://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2019-09/schema"];
const MEMBERS = ["direction", "exhaustive", "list", "name", "secret"];

for (const draft of drafts) {
  const head = `{ "$schema": "${draft}", "$defs": { "A": `;
  test(`a document with $schema ${draft}`, async () => {
    const contract = (text) => open(withSettings(), `${head}${text} } }`);
    assert.deepEqual(await problems(contract('{ "type": "string", "x-counterpart": { "secret": true } }')), []);
    const misspelt = await problems(contract('{ "x-counterpart": { "secrt": true } }'));
    assert.ok(misspelt.some((message) => message.includes("secrt")), misspelt.join());
    const wrong = await problems(contract('{ "x-counterpart": { "direction": "up" } }'));
    assert.equal(wrong.length, 1, wrong.join());
    // The keywords of JSON Schema are still checked and offered.
    assert.equal((await problems(contract('{ "minLength": "x" }'))).length, 1);
    const members = await offered(contract('{ "properties": { "b": { "x-counterpart": { | } } } }'));
    for (const member of MEMBERS) assert.ok(members.includes(member), `${member} of ${members}`);
    const keywords = await offered(contract("{ | }"));
    assert.ok(keywords.includes("x-counterpart") && keywords.includes("minLength"), keywords.join());
  });
}

test("a document without $schema, associated with contract.schema.json", async () => {
  const contract = (text) => open(withFile(), `{ "$defs": { "A": ${text} } }`);
  assert.deepEqual(await problems(contract('{ "x-counterpart": { "direction": "request" } }')), []);
  assert.equal((await problems(contract('{ "x-counterpart": { "secrt": true } }'))).length, 1);
  const members = await offered(contract('{ "x-counterpart": { | } }'));
  for (const member of MEMBERS) assert.ok(members.includes(member), `${member} of ${members}`);
});

test("no schema for editors has a reference that leads nowhere", () => {
  const files = ["contract.schema.json", "counterpart.toml.schema.json", "x-counterpart.schema.json"];
  for (const root of [...files.map(read), ...settings().map(({ schema }) => schema)]) {
    const visit = (value) => {
      if (typeof value !== "object" || value === null) return;
      if (typeof value.$ref === "string" && value.$ref.startsWith("#")) {
        const steps = value.$ref.split("/").slice(1);
        assert.notEqual(steps.reduce((at, step) => at?.[step], root), undefined, value.$ref);
      }
      Object.values(value).forEach(visit);
    };
    visit(root);
  }
});
