// Prints how long it takes to load a module in a new process, in milliseconds, the best of several: a line of
// JSON with a number for each argument, in their order.

import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const RUNS = 15;
const modules = process.argv.slice(2).map((path) => pathToFileURL(resolve(path)).href);

const load = (module) => {
  const code = `const start = performance.now();
    await import(${JSON.stringify(module)});
    console.log(performance.now() - start);`;
  return Number(execFileSync(process.execPath, ["--input-type=module", "--eval", code]));
};
const best = modules.map(() => Infinity);
for (let run = 0; run < RUNS; run++) {
  modules.forEach((module, at) => {
    best[at] = Math.min(best[at], load(module));
  });
}
console.log(JSON.stringify(best));
