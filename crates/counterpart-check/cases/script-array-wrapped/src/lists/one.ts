const list = ["github", `openai`] as const;
export { list as ONE };
