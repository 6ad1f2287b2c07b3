export const OWN = ["github", "openai"];
