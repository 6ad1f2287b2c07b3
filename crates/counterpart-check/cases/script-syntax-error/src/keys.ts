export const KEYS = ["github", "openai", "stripe"] as const;
export function broken( { return 1;
