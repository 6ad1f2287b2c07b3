type Wider = "github" | "openai" | "paypal";
export type Key = Exclude<Wider, "paypal"> | "stripe" | null | undefined;
