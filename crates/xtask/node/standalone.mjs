// ajv's standalone code of a schema, as one file without imports: what it needs of its own runtime is bundled.

import { createRequire } from "node:module";
import { basename } from "node:path";

import { buildSync } from "esbuild";

const require = createRequire(import.meta.url);
const standaloneCode = require("ajv/dist/standalone").default;
const addFormats = require("ajv-formats").default;
const SITES = ["https://json.schemastore.org/", "https://www.schemastore.org/"];
const drafts = [
  ["draft-04", "ajv-draft-04"],
  ["2019-09", "ajv/dist/2019"],
  ["2020-12", "ajv/dist/2020"],
];

/** `others` are the documents that the schema may refer to, each with its file name. */
export function standalone(schema, others = []) {
  const draft = drafts.find(([part]) => String(schema.$schema).includes(part));
  const Ajv = require(draft?.[1] ?? "ajv").default;
  const compiler = new Ajv({
    strict: false,
    logger: false,
    validateSchema: false,
    code: { source: true },
  });
  addFormats(compiler);
  for (const [file, { $id, id, ...document }] of others) {
    for (const site of SITES) {
      for (const name of [file, basename(file, ".json")]) compiler.addSchema(document, site + name);
    }
  }
  const code = standaloneCode(compiler, compiler.compile(schema));
  const bundle = buildSync({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: "js" },
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
    logLevel: "error",
  });
  return bundle.outputFiles[0].text;
}
