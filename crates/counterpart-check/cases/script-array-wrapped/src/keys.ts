import { FIRST, type Anything } from "./lists";
export const KEYS = Object.freeze(<Anything>([...FIRST, ...(["stripe"] as const)] as unknown)) as readonly string[];
