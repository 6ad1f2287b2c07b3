import { CONFIG } from "./config";
const { services: KEYS } = CONFIG;
export { KEYS };
