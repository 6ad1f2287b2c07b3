export const KNOWN = ["github"];
