import { KEYS } from "@acme/contracts/keys";
export const ALL = [...KEYS];
