// What the declarations of shapes.json say: every line compiles, save where an error is expected.
import {
  type Anything,
  type ByKey,
  type ByName,
  type Choice,
  type Closed,
  DIGEST,
  INFO,
  Item,
  KEYS,
  Key,
  type Kept,
  LEVELS,
  type Level,
  type Mixed,
  type Nothing,
  type Pair,
  type Prefixed,
  Shape,
  type Some,
  type Tail,
  type Tree,
  When,
} from "./shapes.js";
import { type Violation, mask, shapes } from "./support/index.js";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const yes = <T extends true>(): T => true as T;

// Lists and what they list.
yes<Equal<typeof KEYS, readonly ["github", "openai"]>>();
yes<Equal<Key, "github" | "openai">>();
yes<Equal<(typeof LEVELS)[number], "low" | "high">>();
export const levels: Level[] = ["low", "anything"];
// @ts-expect-error
export const level: Level = 1;
// @ts-expect-error
KEYS.push("github");
export const mixed: Mixed[] = ["a", 1, true, null, { k: [1] }];
// @ts-expect-error
export const notMixed: Mixed = false;

// Absent, null and a value.
const item: Item = { id: 1, gone: null, key: "github", children: [{ id: 2, gone: "x", key: "openai" }] };
// @ts-expect-error
item.id = 2;
// @ts-expect-error
export const gone: Item = { id: 1, key: "github" };
// @ts-expect-error
export const absent: Item = { id: 1, gone: null, key: "github", name: undefined };
export const nullable: Item = { id: 1, gone: null, key: "github", maybe: null };
// @ts-expect-error
export const typo: Item = { id: 1, gone: null, key: "github", nmae: "x" };
// @ts-expect-error
export const other: Item = { id: 1, gone: null, key: "gitlab" };

// What stands beside the declared keys.
export const closed: Closed[] = [{}, { a: 1 }];
// @ts-expect-error
export const notClosed: Closed = { b: 1 };
export const kept: Kept = { n: 1, other: "x" };
// @ts-expect-error
export const notKept: Kept = { n: 1, other: true };
export const prefixed: Prefixed = { "x-n": 1, "x-other": 2, y: true };
// @ts-expect-error
export const notPrefixed: Prefixed = { "x-other": "2" };
// @ts-expect-error
export const noPrefix: Prefixed = { z: 1 };

// Maps.
export const byKey: ByKey = { openai: 1 };
// @ts-expect-error
export const notByKey: ByKey = { gitlab: 1 };
export const byName: ByName = { x: item };

// Arrays and tuples.
export const some: Some = ["a", "b"].map((text) => text + text);
// @ts-expect-error
export const none: Some = [1];
export const pairs: Pair[] = [["a"], ["a", 1]];
// @ts-expect-error
export const triple: Pair = ["a", 1, 2];
export const tails: Tail[] = [["a"], ["a", 1, 2]];
// @ts-expect-error
export const tail: Tail = ["a", "b"];

// Choices and unions.
export const choices: Choice[] = [{ a: "x" }, { b: "x", c: 1 }];
// @ts-expect-error
export const choice: Choice = { b: "x" };
// @ts-expect-error
export const wrongChoice: Choice = { a: 1 };
export const area = (shape: Shape): number =>
  shape.kind === "circle" ? shape.r * shape.r * 3 : shape.w * shape.w;
export const tree: Tree = ["a", ["b", [item]]];
yes<Equal<Nothing, never>>();
yes<Equal<Anything, unknown>>();

// Constants.
yes<Equal<(typeof INFO)["github"]["label"], "GitHub">>();
export const hint = (key: Key): "sk-" | undefined => INFO[key].hint;
export const labels: { readonly [K in Key]: { readonly label: string; readonly tags?: readonly string[] } } = INFO;
yes<Equal<typeof DIGEST, string>>();

// Companions.
declare const value: unknown;
if (Item.is(value)) yes<Equal<typeof value, Item>>();
export const found: readonly Violation[] = Item.check(value);
export const parsed: Item = Item.parse(value);
export const text: string = When.toJson(When.fromJson('""'));
// @ts-expect-error
Item.toJson({});
export const shown: string = mask("secret");
export const same: typeof Item = shapes.Item;
export interface Spec<I, O = I> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: I; readonly output: O } | undefined;
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: O; readonly issues?: undefined }
      | {
          readonly issues: ReadonlyArray<{
            readonly message: string;
            readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
          }>;
        };
  };
}
export const standard: Spec<Item> = Item;
