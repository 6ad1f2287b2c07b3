import { A } from "./a";
export * from "./a";
export const B = ["stripe", ...A];
