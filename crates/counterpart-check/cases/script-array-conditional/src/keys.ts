export const KEYS = ["github", ...(process.env.BETA ? ["openai"] : [])];
