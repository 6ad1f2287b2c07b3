export const LABELS = { github: "GitHub", openai: "OpenAI" };
