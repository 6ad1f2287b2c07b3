// Measures the generated check of one contract beside ajv's standalone code, and prints a line of JSON:
// nanoseconds for all instances together, the best of several rounds in which the functions take turns.
//
// Arguments: the module of the contract, its schema, the folder of the documents that it may refer to, and
// its instances. Instances that one of the two refuses are left out.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { standalone } from "./standalone.mjs";

const ROUNDS = 15;
const NANOSECONDS = 12e6;

const [module, schema, references, ...files] = process.argv.slice(2);
const plain = (name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
const contracts = Object.entries(await import(pathToFileURL(module).href));
const [, contract] = contracts.find(
  ([name, value]) => plain(name) === plain(basename(module, ".js")) && value.fromJson,
);

const others = readdirSync(references).filter((name) => name.endsWith(".json"));
const code = standalone(
  JSON.parse(readFileSync(schema, "utf8")),
  others.map((name) => [name, JSON.parse(readFileSync(join(references, name), "utf8"))]),
);
const file = resolve(`${module}.ajv.cjs`);
writeFileSync(file, code);
const theirs = createRequire(file)(file);

const all = files.map((name) => readFileSync(name, "utf8"));
const texts = all.filter((text) => contract.is(JSON.parse(text)) && theirs(JSON.parse(text)));
const values = texts.map((text) => JSON.parse(text));

/** The best time of each function. */
function measure(functions) {
  const best = functions.map(() => Infinity);
  const counts = functions.map(() => 1);
  for (let round = 0; round < ROUNDS; round++) {
    functions.forEach((run, at) => {
      let took = 0;
      for (;;) {
        const begin = process.hrtime.bigint();
        for (let i = 0; i < counts[at]; i++) run();
        took = Number(process.hrtime.bigint() - begin);
        if (took > NANOSECONDS || round > 2) break;
        counts[at] = Math.ceil(counts[at] * Math.min(10, Math.max(1.3, (1.2 * NANOSECONDS) / took)));
      }
      best[at] = Math.min(best[at], took / counts[at]);
    });
  }
  return best;
}

const holds = (verdict) => {
  if (!verdict) throw new Error("a value was refused");
};
const [ours, ajv, text, parts] = measure([
  () => values.forEach((value) => holds(contract.is(value))),
  () => values.forEach((value) => holds(theirs(value))),
  () => texts.forEach((text) => contract.fromJson(text)),
  () => texts.forEach((text) => holds(contract.is(JSON.parse(text)))),
]);
console.log(JSON.stringify({ instances: values.length, ours, ajv, text, parts }));
