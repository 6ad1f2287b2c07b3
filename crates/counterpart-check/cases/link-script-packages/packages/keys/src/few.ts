export const FEW = ["github"];
