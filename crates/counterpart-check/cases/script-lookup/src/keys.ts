const LABELS = { github: "GitHub", openai: "OpenAI" };
export function label(key: keyof typeof LABELS) {
  return LABELS[key];
}
