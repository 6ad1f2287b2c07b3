import { LIMIT, type Used } from "contracts/keys";
export const show = (used: Used) => (used.key === "github" ? LIMIT : 0);
export const other = (key: string) => key === "stripe";
