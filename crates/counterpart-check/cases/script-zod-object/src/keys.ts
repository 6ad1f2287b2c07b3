import * as z from "zod/v4";
const Base = z.object({ id: z.string(), legacy: z.string() });
export const Row = Base.extend({ status: z.enum(["on"]) }).omit({ legacy: true }).partial();
