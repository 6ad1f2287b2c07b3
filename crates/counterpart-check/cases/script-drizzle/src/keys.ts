import { pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { stamps } from "./stamps";
export const key = pgEnum("key", ["github", "openai", "stripe"]);
export const rows = pgTable("rows", {
  rowId: uuid("id").primaryKey(),
  status: text("status", { enum: ["on", "off"] }).notNull(),
  ...stamps,
});
