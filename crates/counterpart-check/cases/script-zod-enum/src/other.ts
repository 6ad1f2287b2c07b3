import { Key } from "./keys";
export type Labels = Record<Key, string>;
export const KEYS = Key.options;
