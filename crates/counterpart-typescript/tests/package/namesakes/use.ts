// Definitions of one name in two contracts that refer to each other.
import type { A, Thing } from "./a.js";
import type { B, Thing as Other } from "./b.js";

export const thing: Thing = { a: "x" };
export const other: Other = { b: 1 };
export const a: A = { own: thing, other, back: { a: {} } };
export const b: B = { a, thing: other };
// @ts-expect-error
export const wrong: A = { own: other };
