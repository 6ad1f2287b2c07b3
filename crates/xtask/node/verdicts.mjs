// Answers, for each instance asked for, what the generated validator makes of it.
//
// A job is a line of JSON, `{module, root, path}` or `{module, root, text}`; an answer is one, too:
// `{accepted, violations, json}`, or `{error}` when the module cannot be used.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

async function answer({ module, root, path, text }) {
  try {
    const contract = (await import(pathToFileURL(module).href))[root];
    const value = JSON.parse(text ?? readFileSync(path, "utf8"));
    const accepted = contract.is(value);
    const violations = contract.check(value);
    if (typeof accepted !== "boolean") throw new Error(`is() answered ${String(accepted)}`);
    if (accepted !== (violations.length === 0)) throw new Error("is() and check() disagree");
    return { accepted, violations, json: accepted ? contract.toJson(value) : undefined };
  } catch (error) {
    return { error: String(error instanceof Error ? (error.stack ?? error) : error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
