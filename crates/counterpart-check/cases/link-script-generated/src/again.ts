export { KEYS } from "contracts/keys";
