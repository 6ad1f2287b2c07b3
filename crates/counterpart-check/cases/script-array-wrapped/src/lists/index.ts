export { ONE as FIRST } from "./one.js";
export * from "./two";
