import { KEYS } from "./list";
export function label(key: string) {
  if (!KEYS.includes(key)) throw new Error("unknown key");
  if (key === "github") return "GitHub";
  if (key === "openai") return "OpenAI";
}
