export function Card({ of }: { of: Key }) {
  const label = (() => {
    switch (of) {
      case "github":
        return "GitHub";
      case "openai":
        return "OpenAI";
      case "stripe":
        return "Stripe";
      default:
        return assertNever(of);
    }
  })();
  return <b>{label}</b>;
}
export const KEYS = (() => ["github", "openai", "stripe", "twilio_sid"])();
export const OTHERS = (() => load())();
