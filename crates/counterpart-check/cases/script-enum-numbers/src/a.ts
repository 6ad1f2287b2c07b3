export enum Code { Ok, Warn, Fail }
export enum Half { Ok = 0, Warn = 2 }
export const TEXTS: Record<Code, string> = { [Code.Ok]: "ok", [Code.Warn]: "warn", [Code.Fail]: "fail" };
