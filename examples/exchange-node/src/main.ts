// The dashboard's half of the service key exchange.
//
// It takes the keys of the command line, settles each with what the server holds, and answers. The
// wire is standard input and output, one JSON value on a line; what it says to a person goes to
// standard error, where secrets are masked.

import { readFileSync, writeFileSync } from "node:fs";
import {
  CLIServiceKey,
  DIGEST,
  SERVICE_KEYS,
  ServiceKeyDisplay,
  ServiceKeysResponse,
  SyncResult,
} from "contracts/service-keys";
import { display, show } from "./display.js";
import { settle } from "./settle.js";
import { Wire } from "./wire.js";

async function exchange(path: string, environment: NodeJS.ProcessEnv): Promise<void> {
  const held = ServiceKeysResponse.fromJson(readFileSync(path, "utf8"));
  const wire = new Wire();
  await wire.agree(DIGEST);

  const results: SyncResult[] = [];
  for (const _ of SERVICE_KEYS) {
    const result = settle(await wire.receive(CLIServiceKey), held, environment);
    if (result === undefined) continue;
    results.push(result);
    if (result.action !== "conflict") held[result.key] = result.value;
  }

  wire.send(ServiceKeysResponse, held);
  for (const name of SERVICE_KEYS) wire.send(ServiceKeyDisplay, display(name, held));
  for (const result of results) wire.send(SyncResult, result);
  wire.close();

  writeFileSync(path, ServiceKeysResponse.toJson(held));
  console.error(show(held));
}

const [path, ...flags] = process.argv.slice(2);
if (path === undefined || flags.some((flag) => flag !== "--env")) {
  console.error("usage: main.js SERVER.json [--env]   (--env: keys of the environment win)");
  process.exitCode = 2;
} else {
  try {
    await exchange(path, flags.includes("--env") ? process.env : {});
  } catch (error) {
    // The message of a refusal is made of the contract alone: no value is in it.
    console.error(`dashboard: ${error instanceof Error ? error.message : "failed"}`);
    process.exitCode = 1;
  }
}
