export const SERVICES = [
  { key: "github", label: "GitHub", fallback: "openai" },
  { key: "openai", label: "OpenAI" },
  { label: "Payments", separator: true },
];
