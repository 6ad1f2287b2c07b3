export const POPPED = ["github", "openai", "stripe"];
export const DELETED = { github: 1, openai: 2, stripe: 3 };
export const ROWS = [{ key: "github" }, { key: "openai" }, { key: "stripe" }];
export const KEPT = ["github", "openai", "stripe"];
