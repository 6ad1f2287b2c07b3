export const LABELS = { github: "GitHub", opena: "OpenAI" };
