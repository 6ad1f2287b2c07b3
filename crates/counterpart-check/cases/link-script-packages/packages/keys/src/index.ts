export const ALL = ["github", "stripe", "twilio_sid"];
