export const OFFERED = ["github", "stripe"];
