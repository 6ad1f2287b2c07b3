export type Key = "github" | "openai" | (string & {});
