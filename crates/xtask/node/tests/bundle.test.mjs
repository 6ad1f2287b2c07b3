// Importing one type pulls in only what it needs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

import { folder } from "./package.mjs";

async function bundled(contents) {
  const result = await build({
    stdin: { contents, resolveDir: fileURLToPath(folder), loader: "js" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
  });
  return result.outputFiles[0].text;
}

test("one type brings along no other", async () => {
  const text = await bundled(
    `import { ServiceKeyName } from "./service-keys.js"; console.log(ServiceKeyName.is("github"));`,
  );
  assert.match(text, /midjourney/);
  assert.doesNotMatch(text, /OPENAI_API_KEY/);
  assert.doesNotMatch(text, /lastSynced/);
});

test("importing nothing of a contract leaves nothing of it", async () => {
  assert.equal(await bundled(`import "./service-keys.js"; import "./support/index.js";`), "");
});

test("the list alone needs no validator", async () => {
  const text = await bundled(
    `import { SERVICE_KEYS } from "./service-keys.js"; console.log(SERVICE_KEYS);`,
  );
  assert.ok(text.length < 400, `${text.length} bytes`);
});

test("a verdict brings along nothing that reports", async () => {
  const text = await bundled(
    `import { isServiceKeyDisplay } from "./service-keys.js"; console.log(isServiceKeyDisplay({}));`,
  );
  assert.doesNotMatch(text, /evaluationPath|must /);
  const size = gzipSync(text, { level: 9 }).length;
  assert.ok(size <= 600, `${size} bytes gzipped`);
});

test("violations bring along no companion", async () => {
  const text = await bundled(
    `import { checkServiceKeyDisplay } from "./service-keys.js"; console.log(checkServiceKeyDisplay({}));`,
  );
  assert.doesNotMatch(text, /~standard|Refusal/);
});

test("a validator of an object with the fourteen keys stays small", async () => {
  const text = await bundled(
    `import { ServiceKeyDisplay } from "./service-keys.js"; console.log(ServiceKeyDisplay.is({}));`,
  );
  const size = gzipSync(text, { level: 9 }).length;
  assert.ok(size < 4000, `${size} bytes gzipped`);
});
