import { KEYS, LABELS, type Key } from "contracts/keys";
import { KEYS as again } from "./again";
export const ALL = KEYS;
export const mapped = () => KEYS.map((key) => key.length);
export type Record = { [K in Key]: string };
export const Both = [...again] as const;
export type without = Exclude<Key, "stripe">;
export const table = Object.keys(LABELS);
