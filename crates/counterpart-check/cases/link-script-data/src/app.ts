import texts from "./labels.json";
import { off } from "./labels.json";
export const LABELS = texts.labels;
export const OFF = off;
