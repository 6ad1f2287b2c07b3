// Answers, for each schema asked for, what ajv's standalone code makes of its instances.
//
// A job is a line of JSON, `{draft, formats, schema, tests}`, texts of JSON inside; an answer is a
// list of verdicts, null where ajv cannot use the schema. The first line are the remote documents.

import { createRequire, Module } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(import.meta.url);
const standalone = require("ajv/dist/standalone").default;
const addFormats = require("ajv-formats").default;
const constructors = {
  draft4: require("ajv-draft-04").default,
  draft6: require("ajv").default,
  draft7: require("ajv").default,
  "draft2019-09": require("ajv/dist/2019").default,
  "draft2020-12": require("ajv/dist/2020").default,
};
let remotes;

async function validator(draft, formats, schema) {
  const ajv = new constructors[draft]({
    strict: false,
    logger: false,
    validateFormats: formats,
    code: { source: true },
    loadSchema: async (url) => {
      if (remotes[url] === undefined) throw new Error(`${url} is not here`);
      return remotes[url];
    },
  });
  if (draft === "draft6") ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
  if (formats) addFormats(ajv);
  const module = new Module(import.meta.filename);
  module.filename = import.meta.filename;
  module.paths = Module._nodeModulePaths(import.meta.dirname);
  module._compile(standalone(ajv, await ajv.compileAsync(schema)), import.meta.filename);
  return module.exports;
}

async function answer({ draft, formats, schema, tests }) {
  let validate;
  try {
    validate = await validator(draft, formats, JSON.parse(schema));
  } catch {
    return tests.map(() => null);
  }
  return tests.map((text) => {
    try {
      return validate(JSON.parse(text)) === true;
    } catch {
      return null;
    }
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  if (job.remotes !== undefined) remotes = job.remotes;
  process.stdout.write(`${JSON.stringify(job.remotes ? [] : await answer(job))}\n`);
}
