import { match, P } from "ts-pattern";
type Key = "github" | "openai" | "stripe";
export const plain = (key: Key) =>
  match(key).with("github", () => 1).with("openai", "stripe", () => 2).exhaustive();
export const tagged = (event: { type: Key; at: number }) =>
  match(event)
    .with({ type: "github", at: P._ }, () => 1)
    .with({ type: P.union("openai", "stripe") }, () => 2)
    .exhaustive();
export const other = (key: Key) =>
  match(key).with("github", () => 1).with("openai", () => 2).otherwise(() => 3);
export const guarded = (key: Key) =>
  match(key).with("github", () => 1).with("openai", () => 2).with("stripe", (key) => key.length > 3, () => 3).run();
export const narrow = (event: { type: Key; at: number }) =>
  match(event).with({ type: "github" }, () => 1).with({ type: "openai" }, () => 2).with({ type: "stripe", at: 1 }, () => 3).run();
