// Asks every generated validator of a folder for its verdicts, and prints those that are wrong.
// The last line is JSON: how many verdicts are right and wrong.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const folder = `${process.argv[2]}/`;
const load = (name) => import(pathToFileURL(folder + name));
const { contract$, is$, json$, run$ } = await load("support/runtime.js");
const groups = JSON.parse(readFileSync(`${folder}groups.json`, "utf8"));
const files = new Map();
const counts = { right: 0, wrong: 0 };
const drafts = {};

for (const { module, file, group, draft, label, trouble } of groups) {
  if (!files.has(file)) files.set(file, JSON.parse(readFileSync(file, "utf8")));
  const { description, tests } = files.get(file)[group];
  drafts[draft] ??= { right: 0, wrong: 0 };
  let validate;
  let failure = trouble;
  if (failure === null) {
    try {
      validate = await load(module);
    } catch (error) {
      failure = String(error);
    }
  }
  for (const test of tests) {
    let said = failure;
    try {
      if (failure === null) said = verdicts(validate, test.data);
    } catch (error) {
      said = String(error.stack).split("\n").slice(0, 3).join(" ");
    }
    const kind = said === test.valid ? "right" : "wrong";
    counts[kind]++;
    drafts[draft][kind]++;
    if (kind === "wrong") {
      console.log(`${label} #${group} (${module}) ${description}: ${test.description}`);
      console.log(`    expected ${test.valid}, got ${said}`);
    }
  }
}

/** What all ways of asking say; a text where they differ. */
function verdicts({ $Root, $Root$ }, data) {
  const contract = contract$("Root", is$(run$(json$($Root))), run$($Root$, true));
  const fast = $Root(data);
  const violations = contract.check(data);
  const standard = contract["~standard"].validate(data).issues === undefined;
  const same = new Set([fast, contract.is(data), violations.length === 0, standard]);
  return same.size === 1 ? fast : `${fast}, with ${JSON.stringify(violations)}`;
}

for (const [draft, { right, wrong }] of Object.entries(drafts)) {
  console.log(`${draft}: ${right} of ${right + wrong}`);
}
console.log(JSON.stringify(counts));
