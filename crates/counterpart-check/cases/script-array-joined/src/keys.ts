import OTHERS from "./others";
const KEYS = ["github"].concat(OTHERS, "stripe").sort();
export default KEYS;
