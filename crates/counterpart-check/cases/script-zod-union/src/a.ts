import { z } from "zod";
export const Event = z.union([
  z.object({ type: z.literal("github"), at: z.string() }),
  z.object({ type: z.union([z.literal("openai"), z.literal("stripe")]) }),
]);
const Github = z.object({ type: z.literal("github") });
const Others = z.object({ type: z.enum(["openai", "stripe"]) });
export const Tagged = z.discriminatedUnion("type", [Github, Others]);
export const Mixed = z.union([Github, z.object({ type: z.literal("openai") }), Others]);
export const Joined = Github.or(Others);
export const Forgotten = z.union([Github, z.object({ type: z.literal("openai") })]);
export const Extended = Github.extend({ type: z.literal("openai") });
