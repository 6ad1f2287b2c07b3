import { z } from "zod";
export const Deleted = z.object({ type: z.literal("deleted") });
