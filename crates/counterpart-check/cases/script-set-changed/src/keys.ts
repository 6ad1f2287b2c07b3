export const KEYS = new Set(["github"]);
export function beta() {
  KEYS.add("openai");
}
