// Prints how large a bundle is that checks one definition of the contracts: ours, ajv's standalone
// code, and zod's `fromJSONSchema`, each bundled and minified by esbuild, in bytes after gzip.
//
// Arguments: the folder of the npm package. Standard output: a Markdown table.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

const require = createRequire(import.meta.url);
const standalone = require("ajv/dist/standalone").default;
const Ajv = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;
const packageFolder = resolve(process.argv[2]);
const schemaFolder = join(packageFolder, "schemas");

const documents = new Map(
  readdirSync(schemaFolder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => [name, JSON.parse(readFileSync(join(schemaFolder, name), "utf8"))]),
);

async function gzipped(code) {
  const bundle = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: "js" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    write: false,
    logLevel: "error",
  });
  return gzipSync(bundle.outputFiles[0].contents, { level: 9 }).length;
}

function exported(contract, name) {
  const module = JSON.stringify(join(packageFolder, `${contract}.js`));
  return gzipped(`export { ${name} } from ${module};`);
}

const verdict = (contract, name) => exported(contract, `is${name}`);
const violations = (contract, name) => exported(contract, `check${name}`);

function ajv(contract, name) {
  const compiler = new Ajv({ strict: false, code: { source: true, esm: true }, allErrors: true });
  addFormats(compiler);
  for (const [file, document] of documents) compiler.addSchema(document, file);
  return gzipped(standalone(compiler, compiler.getSchema(`${contract}.json#/$defs/${name}`)));
}

// zod reads local references only, so other documents are moved into the definitions.
function zod(contract, name) {
  const definitions = {};
  for (const document of documents.values()) Object.assign(definitions, document.$defs);
  const text = JSON.stringify({ $ref: `#/$defs/${name}`, $defs: definitions });
  const local = text.replaceAll(/"[^"#]*\.json#/g, '"#');
  return gzipped(`import * as z from "zod"; export const is = z.fromJSONSchema(${local});`);
}

console.log("| definition | `isFoo` | `checkFoo` | companion | ajv standalone | zod |");
console.log("|---|---|---|---|---|---|");
for (const [file, document] of documents) {
  const contract = file.replace(/\.json$/, "");
  for (const name of Object.keys(document.$defs).filter((key) => key !== key.toUpperCase())) {
    const sizes = await Promise.all([verdict, violations, exported, ajv, zod].map((make) => make(contract, name)));
    const cells = sizes.map((size) => size.toLocaleString("en"));
    console.log(`| \`${contract}\` \`${name}\` | ${cells.join(" | ")} |`);
  }
}
