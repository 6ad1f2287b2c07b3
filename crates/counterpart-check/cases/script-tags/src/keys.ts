export type Event =
  | { type: "created"; id: string }
  | { type: "updated" };
