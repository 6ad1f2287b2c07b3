import { text } from "drizzle-orm/pg-core";
export const stamps = { fullName: text("fullName") };
