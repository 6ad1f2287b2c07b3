const STRIPE = "stripe";
const github = { key: "github", label: "GitHub" };
const SERVICES = [github, { key: "openai" }, { label: "x", key: STRIPE }];
export const KEYS = SERVICES.map(({ key }) => key);
