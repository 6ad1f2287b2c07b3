// Prints how the checks of one contract compare with those of ajv's standalone code, as a line of JSON:
// nanoseconds for each instance on average, best of several rounds that take turns.
//
// Arguments: the module of the contract, the folder of the documents that it refers to, its schema,
// then its instances.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire, Module } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const standalone = require("ajv/dist/standalone").default;
const addFormats = require("ajv-formats").default;
const ROUNDS = 15;
const MILLISECONDS = 15;

const [module, references, schemaFile, ...files] = process.argv.slice(2);
const texts = files.map((file) => readFileSync(file, "utf8"));
const plain = (name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
const contract = Object.entries(await import(pathToFileURL(module).href)).find(
  ([name, value]) => plain(name) === plain(basename(module, ".js")) && value.is,
)?.[1];

const ajv = () => {
  const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
  const draft = String(schema.$schema);
  const name = draft.includes("draft-04") ? "ajv-draft-04" : draft.includes("2020") ? "ajv/dist/2020" : draft.includes("2019") ? "ajv/dist/2019" : "ajv";
  const compiler = new (require(name).default)({ strict: false, logger: false, code: { source: true }, validateSchema: false });
  addFormats(compiler);
  if (name === "ajv") compiler.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
  for (const file of readdirSync(references).filter((name) => name.endsWith(".json"))) {
    const other = JSON.parse(readFileSync(join(references, file), "utf8"));
    delete other.$id; delete other.id;
    try { for (const url of ["https://json.schemastore.org/", "https://www.schemastore.org/"]) {
      compiler.addSchema(other, url + file);
      compiler.addSchema(other, url + basename(file, ".json")); 
    } } catch {}
  }
  const compiled = new Module(import.meta.filename);
  compiled.filename = import.meta.filename;
  compiled.paths = Module._nodeModulePaths(import.meta.dirname);
  compiled._compile(standalone(compiler, compiler.compile(schema)), import.meta.filename);
  return compiled.exports;
};

/** Best nanoseconds for one call of each function, in turns. */
function measure(functions) {
  const best = functions.map(() => Infinity);
  const counts = functions.map(() => 1);
  for (let round = 0; round < ROUNDS; round++) {
    functions.forEach((run, at) => {
      for (;;) {
        const begin = process.hrtime.bigint();
        for (let i = 0; i < counts[at]; i++) run();
        const took = Number(process.hrtime.bigint() - begin);
        if (took < MILLISECONDS * 1e6 && round < 3) { counts[at] = Math.ceil(counts[at] * Math.max(1.2, Math.min(10, (MILLISECONDS * 1.2e6) / took))); continue; }
        best[at] = Math.min(best[at], took / counts[at]);
        break;
      }
    });
  }
  return best;
}

let theirs;
try { theirs = ajv(); } catch (e) { console.log(JSON.stringify({error: String(e).slice(0,200)})); process.exit(); }
const values = texts.map((text) => JSON.parse(text));
const refused = values.map((v,i)=>[i,contract.is(v),theirs(v)]).filter(([,a,b]) => !a||!b);
if (refused.length) { console.log(JSON.stringify({ error: "refused", refused: refused.map(([i,a,b])=>[files[i],a,b, a? 0: contract.check(values[i])[0].message]) })); process.exit(); }
const results = measure([
  () => { for (const value of values) if (!contract.is(value)) throw 1; },
  () => { for (const value of values) if (!theirs(value)) throw 1; },
  () => { for (const text of texts) contract.fromJson(text); },
  () => { for (const text of texts) if (!contract.is(JSON.parse(text))) throw 1; },
]);
console.log(JSON.stringify(results));
