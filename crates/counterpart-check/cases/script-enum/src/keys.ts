export enum Key {
  GitHub = "github",
  OpenAI = "open" + "ai",
}
