export const SERVICES = [{ key: "github" }, service("openai"), { ...base, label: "x" }];
