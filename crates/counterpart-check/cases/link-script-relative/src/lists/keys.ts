export const ALL = ["github", "stripe", "twilio_sid"] as const;
export const SOME = ["github"] as const;
export enum Name { Github = "github", Stripe = "stripe", Twilio = "twilio_sid" }
