export const enum Key { GitHub = "github", OpenAI = "openai" }
export const enum Key { Stripe = "stripe", Old = "paypal" }
