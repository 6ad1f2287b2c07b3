export enum Key { Github = "github", Openai = "openai", Stripe = "stripe" }
