export const Key = { GitHub: "github", OpenAI: "openai", Stripe: "stripe" } as const;
export type Key = (typeof Key)[keyof typeof Key];
