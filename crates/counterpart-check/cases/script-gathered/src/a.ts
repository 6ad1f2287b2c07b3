import { keyBy } from "lodash";
const RULES = [{ key: "github" }, { key: "openai" }, { key: "stripe" }] as const;
export const A = Object.fromEntries(RULES.map((rule) => [rule.key, rule]));
export const B = new Map(RULES.map(({ key }) => [key, 1]));
export const C = RULES.reduce((all, rule) => ({ ...all, [rule.key]: 1 }), {} as Record<string, number>);
export const D = RULES.reduce((all, rule) => { all[rule.key] = 1; return all; }, {} as Record<string, number>);
export const E = keyBy(RULES, "key");
export const F = Object.fromEntries(RULES.filter((rule) => rule.key !== "stripe").map((rule) => [rule.key, rule]));
export const G = ["github", "openai", "stripe"].filter((key) => key.length > 6);
