import { B as fromB } from "./b";
export * from "./b";
export const A = ["github", ...fromB];
export const B = ["github", "stripe", "twilio_sid"];
