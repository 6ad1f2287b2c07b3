export type Key = `${Prefix}hub` | "openai";
