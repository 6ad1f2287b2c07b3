import { Key } from "./keys";
export const LABELS: Record<Key, string> = { [Key.GitHub]: "GitHub", [Key.OpenAI]: "OpenAI" };
export type Labels = Partial<Record<Key, string>>;
