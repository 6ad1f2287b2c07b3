export const A = ["github", "openai", "stripe"] as const;
