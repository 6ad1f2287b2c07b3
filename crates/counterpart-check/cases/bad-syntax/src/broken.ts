export const KEYS = ["github", "stripe"];
export const GONE = ;
