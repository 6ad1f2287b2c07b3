const KEYS = ["github", "openai", "stripe"];
export function first(KEYS: string[]) {
  const list = [...KEYS];
  return list;
}
