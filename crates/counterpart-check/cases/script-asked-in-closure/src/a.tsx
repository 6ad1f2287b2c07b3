export function View({ of }: { of: string }) {
  const names: Record<string, string> = { github: "GitHub", openai: "OpenAI", stripe: "Stripe" };
  const shown = new Set(["github", "openai"]);
  const render = (key: string) => (shown.has(key) ? <b>{names[key]}</b> : <i>{names[key]}</i>);
  return <div>{render(of)}</div>;
}
