export const KEYS = ["github"] as const;
export const LABELS = { openai: 1 };
