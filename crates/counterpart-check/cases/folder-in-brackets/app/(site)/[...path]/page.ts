export const B = ["github", "openai"] as const;
