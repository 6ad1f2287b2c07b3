import * as v from "valibot";
export const Key = v.picklist(["github", "openai"]);
export type Key = v.InferOutput<typeof Key>;
export const LABELS = { github: 1, openai: 2, stripe: 3 } satisfies Record<Key, number>;
