const keys = require("./keys.cjs");
export const ALL = [...keys.KEYS, ...keys.more];
