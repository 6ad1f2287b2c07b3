import { LABELS } from "./labels";
export const OPTIONS = Object.entries(LABELS).map(([value, label]) => ({ value, label, disabled: !enabled(value) }));
