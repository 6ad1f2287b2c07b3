const { FIRST } = require("./first.cjs");
const KEYS = [...FIRST, "openai"];
module.exports = { KEYS, more: ["stripe"] };
