export function label(key: string) {
  if (key === "github") return "GitHub";
  if ("openai" === key || key === Names.stripe) return "other";
  return key;
}
const Names = { stripe: "stripe" } as const;
