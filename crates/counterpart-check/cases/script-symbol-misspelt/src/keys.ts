export const SERVICE_KEYS = ["github", "openai", "stripe"];
