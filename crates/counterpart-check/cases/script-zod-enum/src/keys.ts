import { z as schema } from "zod";
const KEYS = ["github", "openai"] as const;
export const Key = schema.enum([...KEYS, "stripe"]).optional().describe("a key");
export type Key = schema.infer<typeof Key>;
