import type { Named } from "./base";
export interface Row extends Named { id: string; status?: "on" | "off" }
