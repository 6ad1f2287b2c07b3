export const KEYS = ["github", "openai", "stripe"];
