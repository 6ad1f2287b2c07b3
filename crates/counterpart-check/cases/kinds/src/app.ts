export const open = ["red", "blue"];
export function level(x: unknown) {
  switch (x) { case 1: return; case 2: return; case true: return; }
}
export function shape(x: { kind: string }) {
  switch (x.kind) { case "circle": return; case "squre": return; }
}
export interface Closed { id: string; created: string; madeBy: string }
export interface Wide { id: string; createdAT: string; madeBy: string }
export const table = { on: "1" };
export const labels = { a: 1, b: 2, c: 3 };
