import { EVERY, SOME as FEW, Name } from "./lists";
export const OFFERED = [...EVERY];
export const SOME = [...FEW, "stripe"];
export function page(name: Name): string {
  switch (name) {
    case Name.Github: return "a";
    case Name.Stripe: return "b";
    case Name.Twilio: return "c";
  }
}
