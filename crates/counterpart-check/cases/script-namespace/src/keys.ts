export namespace Shop {
  export enum Key { GitHub = "github", OpenAI = "openai" }
  export const MORE = ["stripe"] as const;
}
export type Key = `${Shop.Key}` | (typeof Shop.MORE)[number];
export const KEYS = [Shop.Key.GitHub, Shop.Key.OpenAI, ...Shop.MORE];
