export const label = (key: string) =>
  key === "github" ? "GitHub" : key === "openai" ? "OpenAI" : "Stripe";
