type Key = "github" | "stripe" | "twilio_sid";
export function open(key: Key) {
  switch (key) { case "github": return 1; case "stripe": return 2; case "twilio_sid": return 3; default: return 4; }
}
export function refusing(key: Key) {
  switch (key) { case "github": return 1; case "stripe": return 2; case "twilio_sid": return 3; default: throw new Error(key); }
}
export function checked(key: Key) {
  switch (key) {
    case "github": return 1;
    case "stripe": return 2;
    case "twilio_sid": return 3;
    default: { const rest: never = key; return rest; }
  }
}
export function excepted(key: Key) {
  switch (key) { case "github": return 1; case "stripe": return 2; default: return 4; }
}
export function chain(key: Key) {
  if (key === "github") { return 1; } else if (key === "stripe") { return 2; } else if (key === "twilio_sid") { return 3; } else { return 4; }
}
