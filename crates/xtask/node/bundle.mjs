// Prints the sizes of bundles of one contract of `schemas/`, minified by esbuild, in bytes after gzip.
//
// Arguments: the module, then names that it exports. Standard output: a line of JSON, a number for each.

import { resolve } from "node:path";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

const [module, ...names] = process.argv.slice(2);
const sizes = names.map(async (name) => {
  const bundle = await build({
    stdin: {
      contents: `export { ${name} } from ${JSON.stringify(resolve(module))};`,
      resolveDir: import.meta.dirname,
      loader: "js",
    },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    write: false,
    logLevel: "error",
  });
  return gzipSync(bundle.outputFiles[0].contents, { level: 9 }).length;
});
console.log(JSON.stringify(await Promise.all(sizes)));
