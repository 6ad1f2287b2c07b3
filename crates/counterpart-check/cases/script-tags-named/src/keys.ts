import type { Deleted } from "./deleted";
interface Created { type: "created" }
interface Updated { type: "updated"; at: string }
type Change = Updated | Deleted;
export type Event = Created | Change;
