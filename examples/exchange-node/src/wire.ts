// One JSON value on a line; what comes in, and what goes out, has met its contract.

import { createInterface } from "node:readline";
import type { Contract } from "contracts";

export class Wire {
  readonly #reader = createInterface({ input: process.stdin });
  readonly #incoming = this.#reader[Symbol.asyncIterator]();

  /** Makes sure that both ends were built from the same contract, before anything else is said. */
  async agree(digest: string): Promise<void> {
    process.stdout.write(`${digest}\n`);
    if ((await this.#line()) !== digest) throw new Error("the command line holds another contract");
  }

  async receive<T>(contract: Contract<T>): Promise<T> {
    return contract.fromJson(await this.#line());
  }

  send<T>(contract: Contract<T>, message: T): void {
    process.stdout.write(`${contract.toJson(contract.parse(message))}\n`);
  }

  /** Stops listening, so that the process can end. */
  close(): void {
    this.#reader.close();
  }

  async #line(): Promise<string> {
    const next = await this.#incoming.next();
    if (next.done === true) throw new Error("the command line stopped before it had said everything");
    return next.value;
  }
}
