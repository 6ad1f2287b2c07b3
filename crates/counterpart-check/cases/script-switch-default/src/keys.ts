export const label = (key: string) => {
  switch (key) {
    case "github": return "GitHub";
    case "openai": return "OpenAI";
    case "stripe": return "Stripe";
    default: return key;
  }
};
