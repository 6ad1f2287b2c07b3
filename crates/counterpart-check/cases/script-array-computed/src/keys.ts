const ALL = ["github", "openai", "stripe"];
export const KEYS = ALL.filter((key) => enabled(key));
