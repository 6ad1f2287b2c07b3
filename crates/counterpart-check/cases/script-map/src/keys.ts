export const LABELS = new Map<string, string>([["github", "GitHub"], ["openai", "OpenAI"]]);
LABELS.set("stripe", "Stripe");
