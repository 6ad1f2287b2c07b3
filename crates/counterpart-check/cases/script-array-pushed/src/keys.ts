const KEYS: string[] = [];
KEYS.push("github", "openai");
for (const key of load()) KEYS.push(key);
export { KEYS };
