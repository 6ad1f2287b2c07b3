export default { github: 1, openai: 2, stripe: 3, paypal: 4 };
