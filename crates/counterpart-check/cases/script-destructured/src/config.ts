export const CONFIG = { services: ["github", "openai", "stripe"] };
