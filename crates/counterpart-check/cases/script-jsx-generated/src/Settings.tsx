import { KEYS } from "contracts/keys";
import type { Key } from "contracts/keys";
export const Settings = memo(() => <ul>{KEYS.map((key) => <li key={key}>{key}</li>)}</ul>);
export const LABELS: Record<Key, string> = { github: "GitHub", openai: "OpenAI", stripe: "Stripe" };
