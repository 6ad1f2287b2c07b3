// The package as it would be published: packed by npm, and judged by publint and arethetypeswrong.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { folder } from "./package.mjs";

const source = fileURLToPath(folder);
const tools = fileURLToPath(new URL("../node_modules/", import.meta.url));

let work;
let packed;

before(() => {
  work = mkdtempSync(join(tmpdir(), "counterpart-"));
  const arguments_ = ["pack", "--json", "--pack-destination", work];
  const [answer] = JSON.parse(execFileSync("npm", arguments_, { cwd: source, encoding: "utf8" }));
  packed = { path: join(work, answer.filename), files: answer.files.map((file) => file.path) };
});

after(() => rmSync(work, { recursive: true, force: true }));

test("the archive holds what the manifest exports", async () => {
  const { default: manifest } = await import(new URL("package.json", folder).href, {
    with: { type: "json" },
  });
  const targets = Object.values(manifest.exports).flatMap((target) =>
    typeof target === "string" ? [target] : Object.values(target),
  );
  for (const target of targets.filter((target) => !target.includes("*"))) {
    assert.ok(packed.files.includes(target.replace("./", "")), target);
  }
  assert.ok(packed.files.includes("README.md"));
  assert.ok(packed.files.some((file) => file.startsWith("schemas/")));
});

test("publint finds nothing", async (context) => {
  let publint;
  try {
    ({ publint } = await import("publint"));
  } catch {
    context.skip("publint is not installed: run `npm ci` in crates/xtask/node");
    return;
  }
  const { messages } = await publint({ pkgDir: source, strict: true });
  assert.deepEqual(messages, []);
});

// The package consists of ES modules. `docs/typescript.md` says which settings import them.
test("arethetypeswrong finds nothing wrong for ES modules", (context) => {
  const run = spawnSync(
    process.execPath,
    [join(tools, "@arethetypeswrong/cli/dist/index.js"), "--profile", "esm-only", packed.path],
    { encoding: "utf8" },
  );
  if (run.stderr.includes("MODULE_NOT_FOUND")) {
    context.skip("@arethetypeswrong/cli is not installed: run `npm ci` in crates/xtask/node");
    return;
  }
  assert.equal(run.status, 0, run.stdout + run.stderr);
});
