import { pull } from "lodash";
export const DELETED = { github: 1, openai: 2, stripe: 3 };
delete DELETED.stripe;
export const SET = new Set(["github", "openai", "stripe"]);
SET.delete("stripe");
export const POPPED = ["github", "openai", "stripe"];
POPPED.pop();
export const CLEARED = new Map([["github", 1], ["openai", 2], ["stripe", 3]]);
CLEARED.clear();
export const SHORT = ["github", "openai", "stripe"];
SHORT.length = 2;
export const PULLED = ["github", "openai", "stripe"];
pull(PULLED, "stripe");
export const ALIASED = { github: 1, openai: 2, stripe: 3 };
const other = ALIASED;
delete other.stripe;
export const CONFIG = { keys: ["github", "openai", "stripe"] };
CONFIG.keys = ["github"];
export const MAYBE = new Set(["github", "openai", "stripe"]);
export function drop() { MAYBE.delete("stripe"); }
export const BACK = { github: 1, openai: 2, stripe: 3 };
delete BACK.stripe;
BACK.stripe = 4;
export class Shop { static KEYS = ["github", "openai", "stripe"]; }
Shop.KEYS = [];
export class Own {
  keys = ["github", "openai", "stripe"];
  constructor() {
    this.keys.pop();
  }
}
