export const Key = Object.freeze({ GitHub: "github", OpenAI: "openai" });
