// Answers what a generated validator makes of texts.
//
// A job is a line of JSON: `{module, root}` opens a contract, `{Text}` is read by it. An answer is one,
// too: `{}` or `{violations}`, or `{error}` where something else went wrong.

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

let contract;

async function answer(job) {
  if (job.module !== undefined) {
    contract = (await import(pathToFileURL(job.module).href))[job.root];
    return {};
  }
  try {
    contract.fromJson(job.Text);
    return { violations: [] };
  } catch (error) {
    // The package's own error has the list; another one is a fault.
    if (error?.name === "Refusal") return { violations: error.violations };
    throw error;
  }
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  let said;
  try {
    said = await answer(JSON.parse(line));
  } catch (error) {
    said = { error: String(error instanceof Error ? (error.stack ?? error) : error) };
  }
  // A key of the text may be a lone surrogate, which is not I-JSON.
  const wellFormed = (_, value) => (typeof value === "string" ? value.toWellFormed() : value);
  process.stdout.write(`${JSON.stringify(said, wellFormed)}\n`);
}
