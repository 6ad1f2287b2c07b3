// A headless Chromium, spoken to over a pipe in the DevTools protocol.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Starts the browser; `close` ends it. */
export async function start(program) {
  const profile = mkdtempSync(join(tmpdir(), "counterpart-browser-"));
  const options = ["--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions"];
  options.push("--hide-scrollbars", "--remote-debugging-pipe", `--user-data-dir=${profile}`);
  // Its sandbox needs a user of its own, which containers do not have.
  if (process.getuid?.() === 0) options.push("--no-sandbox");
  const stdio = ["ignore", "ignore", "ignore", "pipe", "pipe"];
  const browser = spawn(program, options, { stdio });
  const connection = new Connection(browser.stdio[3], browser.stdio[4]);
  browser.on("error", (error) => connection.fail(error));
  browser.on("exit", () => connection.fail(new Error("the browser has gone")));
  const close = async () => {
    const gone = new Promise((resolve) => browser.once("exit", resolve));
    connection.send("Browser.close").catch(() => browser.kill());
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { open: () => Tab.open(connection), close };
}

/** Messages end with a zero byte, and answers carry the number of their question. */
class Connection {
  #out;
  #next = 1;
  #open = new Map();
  #listeners = new Map();
  #rest = "";

  constructor(out, input) {
    this.#out = out;
    input.setEncoding("utf8");
    input.on("data", (text) => {
      const messages = (this.#rest + text).split("\0");
      this.#rest = messages.pop() ?? "";
      for (const message of messages) this.#take(JSON.parse(message));
    });
  }

  send(method, params = {}, sessionId = undefined) {
    const id = this.#next++;
    this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#open.set(id, { method, resolve, reject }));
  }

  listen(sessionId, listener) {
    this.#listeners.set(sessionId, listener);
  }

  fail(error) {
    for (const { reject } of this.#open.values()) reject(error);
    this.#open.clear();
  }

  #take({ id, method, params, result, error, sessionId }) {
    if (id === undefined) return this.#listeners.get(sessionId)?.(method, params);
    const question = this.#open.get(id);
    this.#open.delete(id);
    if (error) question?.reject(new Error(`${question.method}: ${error.message}`));
    else question?.resolve(result);
  }
}

/** One page of the browser. */
class Tab {
  /** What the browser complained of, and every address it asked for. */
  complaints = [];
  requests = [];
  #send;
  #loaded = () => {};

  static async open(connection) {
    const { targetId } = await connection.send("Target.createTarget", { url: "about:blank" });
    const attach = { targetId, flatten: true };
    const { sessionId } = await connection.send("Target.attachToTarget", attach);
    const tab = new Tab((method, params) => connection.send(method, params, sessionId));
    connection.listen(sessionId, (method, params) => tab.#hear(method, params));
    for (const domain of ["Page", "Runtime", "Log", "Network", "Accessibility"]) {
      await tab.send(`${domain}.enable`);
    }
    return tab;
  }

  constructor(send) {
    this.#send = send;
  }

  send(method, params) {
    return this.#send(method, params);
  }

  /** Loads an address at a size, in light or dark. */
  async load(url, { width, height, scheme }) {
    this.complaints = [];
    this.requests = [];
    const screen = { width, height, deviceScaleFactor: 1, mobile: width < 600 };
    await this.send("Emulation.setDeviceMetricsOverride", screen);
    const features = [{ name: "prefers-color-scheme", value: scheme }];
    await this.send("Emulation.setEmulatedMedia", { features });
    const loaded = new Promise((resolve) => (this.#loaded = resolve));
    await this.send("Page.navigate", { url });
    await loaded;
  }

  /** What a function says of the page. */
  async ask(question, ...given) {
    const expression = `(${question})(...${JSON.stringify(given)})`;
    const answer = await this.send("Runtime.evaluate", { expression, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception.description);
    return answer.result.value;
  }

  /** A picture of the whole page, as PNG. */
  async picture() {
    const { cssContentSize } = await this.send("Page.getLayoutMetrics");
    const { width, height } = cssContentSize;
    const clip = { x: 0, y: 0, width, height: Math.min(height, 8000), scale: 1 };
    const wanted = { format: "png", captureBeyondViewport: true, clip };
    const { data } = await this.send("Page.captureScreenshot", wanted);
    return Buffer.from(data, "base64");
  }

  #hear(method, params) {
    if (method === "Page.loadEventFired") this.#loaded();
    if (method === "Network.requestWillBeSent") this.requests.push(params.request.url);
    if (method === "Log.entryAdded") this.complaints.push(params.entry.text);
    if (method === "Runtime.exceptionThrown") this.complaints.push(params.exceptionDetails.text);
    if (method === "Runtime.consoleAPICalled") this.complaints.push(`console.${params.type}`);
  }
}
