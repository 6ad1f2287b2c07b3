export interface Deleted { type: "deleted" }
