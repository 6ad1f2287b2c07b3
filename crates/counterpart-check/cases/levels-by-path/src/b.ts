export const KEYS = ["github", "stripe"];
