import { LABELS, KEYS as names } from "./lists";
export type Key = (typeof names)[number] | keyof typeof LABELS;
