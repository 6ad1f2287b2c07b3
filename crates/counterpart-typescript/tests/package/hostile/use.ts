// Names that mean something to TypeScript are only names.
import { type Array, type Hostile, type UsesK, Object as Renamed } from "./hostile.js";

export const array: Array = [[], [[]]];
export const map: UsesK = { a: "b" };
export const object: Renamed = { y: true };
export const key = (hostile: Hostile): string => hostile.class;
