export const KEYS = ["github", "openai", "stripe"] as const satisfies readonly string[];
