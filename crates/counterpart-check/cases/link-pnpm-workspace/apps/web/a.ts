import { Key } from "@shop/keys/key";
import { OWN } from "#own/keys";
export const A = { [Key.Github]: 1, [Key.Openai]: 2, [Key.Stripe]: 3 };
export const B = [...OWN];
