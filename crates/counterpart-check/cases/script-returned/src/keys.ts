export const keys = () => ["github", "openai"] as const;
