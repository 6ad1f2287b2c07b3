export { ALL as EVERY } from "./keys.js";
export * from "./keys";
export * as names from "./keys";
