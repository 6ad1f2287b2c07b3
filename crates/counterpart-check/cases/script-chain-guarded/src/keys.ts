export function label(key: string, beta: boolean) {
  if (key === "github") {
    return "GitHub";
  } else if (key === "openai" && beta) {
    return "OpenAI";
  } else {
    return assertNever(key);
  }
}
