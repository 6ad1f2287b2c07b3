export function label(key: Key): string {
  switch (key) {
    case "github": return "GitHub";
    case "openai": return "OpenAI";
    case "stripe": return "Stripe";
    default: {
      const left: never = key;
      throw new Error(left);
    }
  }
}
