// Answers, for each schema asked for, what the generated validator and the judges make of its
// instances.
//
// A job is a line of JSON, `{module, root, draft, formats, judged, schema, instances}`; an answer is
// one, too: `{ours: [{accepted, violations}], engine: [verdict], ajv: [verdict], hyperjump:
// [verdict]}`, a verdict null where the judge cannot tell, or `{error}` when the module cannot be used.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import "@hyperjump/json-schema/draft-04";
import "@hyperjump/json-schema/draft-06";
import "@hyperjump/json-schema/draft-07";
import "@hyperjump/json-schema/draft-2019-09";
import { registerSchema, unregisterSchema, validate } from "@hyperjump/json-schema/draft-2020-12";

const require = createRequire(import.meta.url);
const addFormats = require("ajv-formats").default;
const constructors = {
  "http://json-schema.org/draft-04/schema": require("ajv-draft-04").default,
  "http://json-schema.org/draft-06/schema": require("ajv").default,
  "http://json-schema.org/draft-07/schema": require("ajv").default,
  "https://json-schema.org/draft/2019-09/schema": require("ajv/dist/2019").default,
  "https://json-schema.org/draft/2020-12/schema": require("ajv/dist/2020").default,
};
const draft6 = require("ajv/dist/refs/json-schema-draft-06.json");

let count = 0;

async function ours({ module, root, instances }) {
  const contract = (await import(pathToFileURL(module).href))[root];
  return instances.map((value) => {
    const accepted = contract.is(value);
    const violations = contract.check(value);
    if (accepted !== (violations.length === 0)) throw new Error("is() and check() disagree");
    return { accepted, violations };
  });
}

function ajv({ draft, formats, schema, instances }) {
  try {
    const judge = new constructors[draft]({
      strict: false,
      logger: false,
      validateFormats: formats,
    });
    if (draft.includes("draft-06")) judge.addMetaSchema(draft6);
    if (formats) addFormats(judge);
    const validate = judge.compile(schema);
    return instances.map((value) => validate(value) === true);
  } catch {
    return instances.map(() => null);
  }
}

async function hyperjump({ draft, schema, instances }) {
  const uri = `https://fuzz.invalid/${count++}`;
  try {
    registerSchema(schema, uri, draft);
    const judge = await validate(uri);
    return instances.map((value) => {
      try {
        return judge(value).valid;
      } catch {
        return null;
      }
    });
  } catch {
    return instances.map(() => null);
  } finally {
    unregisterSchema(uri);
  }
}

// Where a schema is nothing but a regular expression, the engine itself decides.
function engine({ schema, instances }) {
  const { $schema, pattern, ...others } = schema;
  if (typeof pattern !== "string" || Object.keys(others).length > 0) return null;
  const expression = new RegExp(pattern, "u");
  return instances.map((value) => typeof value !== "string" || expression.test(value));
}

async function answer(job) {
  try {
    const said = { ours: await ours(job) };
    if (!job.judged) return said;
    return { ...said, engine: engine(job), ajv: ajv(job), hyperjump: await hyperjump(job) };
  } catch (error) {
    return { error: String(error instanceof Error ? (error.stack ?? error) : error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
