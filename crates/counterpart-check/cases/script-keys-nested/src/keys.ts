export const CONFIG = { services: { github: {}, openai: {}, stripe: {} }, other: 1 } satisfies Config;
