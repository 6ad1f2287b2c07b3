import { Key } from "./generated/prisma/client";
import { Key as Same, $Enums } from "@prisma/client";
export const LABELS: Record<Key, string> = {
  [Key.github]: "GitHub",
  [Key.openai]: "OpenAI",
  [Key.stripe]: "Stripe",
};
export const ALL = Object.values(Same);
export const HALF = [$Enums.Key.github, $Enums.Key.openai];
