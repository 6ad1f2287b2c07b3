import { KEYS } from "./list";
export const isKey = (text: string): text is Key => (KEYS as readonly string[]).includes(text);
