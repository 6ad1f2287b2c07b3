import { Key as KeyEnum } from "@prisma/client";
import { z } from "zod";
export const ZKey = z.nativeEnum(KeyEnum);
export const Key = ZKey.enum;
export const LABELS = {
  [Key.github]: "GitHub",
  [Key.openai]: "OpenAI",
  [Key.stripe]: "Stripe",
  [Key.twilio_sid]: "Twilio",
};
export const HALF = [Key.github, ZKey.enum.openai, Key.nowhere];
