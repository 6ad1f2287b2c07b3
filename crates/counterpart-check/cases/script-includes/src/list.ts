export const KEYS = ["github", "openai"] as const;
