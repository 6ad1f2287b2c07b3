export const router = t.router({ services: { github: handler, openai: handler, stripe: handler } });
