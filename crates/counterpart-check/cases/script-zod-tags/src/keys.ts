import { z } from "zod";
import { Deleted } from "./deleted";
export const Event = z.discriminatedUnion("type", [
  z.object({ type: z.literal("created") }),
  z.object({ type: z.literal("updated") }).strict(),
  Deleted,
]);
