import { z } from "zod";
export const Refined = z.enum(["github", "openai", "stripe"]).refine((key) => key !== "stripe");
export const Row = z.object({ key: z.enum(["github", "openai", "stripe"]) }).refine((row) => row.key);
