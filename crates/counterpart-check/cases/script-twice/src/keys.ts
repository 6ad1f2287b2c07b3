export function keys(beta: boolean) {
  if (beta) {
    const list = ["github", "openai", "stripe"];
    return list;
  }
  const list = ["github"];
  return list;
}
