export const SERVICES = ["github", "stripe", "twilio_sid"];
export namespace one { export const shared = ["github"]; }
export namespace two { export const shared = ["github"]; }
export function empty() { return 1; }
