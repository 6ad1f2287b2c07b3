export const SERVICES = ["github", "stripe", "twilio_sid"];
