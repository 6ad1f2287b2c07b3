import * as more from "./more";
export const LABELS = { ...more.LABELS, ["stripe"]: "Stripe" };
