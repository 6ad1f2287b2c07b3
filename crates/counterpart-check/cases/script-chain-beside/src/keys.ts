export function label(key: Key): string {
  if (key === "github" || key === "openai") warn(key);
  switch (key) {
    case "github": return "GitHub";
    case "openai": return "OpenAI";
    case "stripe": return "Stripe";
  }
}
