export const KEYS = ["github", "stripe", "twilio_sid"];
