export function label(key: string, hidden: boolean) {
  if (key === "github") return "GitHub";
  if (key === "") return "none";
  if (!hidden) {
    switch (key) {
      case "openai":
        return "OpenAI";
      case "stripe":
        return "Stripe";
    }
  }
}
export function shadowed(key: string, next: () => string) {
  if (key === "github") return "GitHub";
  {
    const key = next();
    switch (key) {
      case "openai":
        return "OpenAI";
      case "stripe":
        return "Stripe";
    }
  }
}
export function stays(key: string) {
  if (key === "github") console.log(key);
  switch (key) {
    case "openai":
      return "OpenAI";
    case "stripe":
      return "Stripe";
  }
}
