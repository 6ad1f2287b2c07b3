/**
 * `node dist/main.js serve` answers at a free port, which it prints; `node dist/main.js ask URL` calls every operation
 * there and prints what came of each.
 */
import type { AddressInfo } from "node:net";
import { everything } from "./ask.js";
import { stocktakes } from "./counts.js";
import { serviceKeys } from "./keys.js";
import { listen } from "./listen.js";

const [command, url] = process.argv.slice(2);
if (command === "serve") {
  const [keys, counts] = [serviceKeys(), stocktakes()];
  const server = listen((request) => {
    const { pathname } = new URL(request.url);
    return pathname.startsWith("/api/stocktakes/") ? counts(request) : keys(request);
  });
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    console.log(`http://127.0.0.1:${port}`);
  });
} else if (command === "ask" && url !== undefined) {
  for (const line of await everything(url)) console.log(line);
} else {
  console.error("usage: main.js serve | main.js ask URL");
  process.exitCode = 2;
}
