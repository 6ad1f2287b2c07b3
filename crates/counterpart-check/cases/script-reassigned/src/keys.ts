export let keys = ["github", "openai"];
if (process.env.ALL) keys = ["github", "openai", "stripe"];
