export enum Key { GitHub = "github", OpenAI = "openai", Stripe = "stripe" }
