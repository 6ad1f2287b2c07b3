import stripe from "./stripe";
export const HANDLERS = { github() { return 1; }, "openai": async () => 2, stripe };
