/** Every operation of both services, asked until every declared answer was given once. */
import type { CountData } from "contracts/stocktake";
import * as keys from "contracts/service-keys-api/client";
import * as counts from "contracts/stocktake-api/client";

type Result = keys.Ok | keys.Problem | keys.Failure;

const line = (operation: string, result: Result): string => {
  switch (result.kind) {
    case "ok":
      return `${operation} ${result.status} ok`;
    case "problem":
      return `${operation} ${result.status} ${result.code ?? "-"}`;
    case "unexpected":
    case "mismatch":
    case "unreachable":
    case "timeout":
    case "cancelled":
    case "refused":
      return `${operation} ${JSON.stringify(result)}`;
  }
};

/** Asks everything, and says what came of each call. */
export async function everything(baseUrl: string): Promise<string[]> {
  const lines: string[] = [];
  const add = (operation: string, result: Result) => lines.push(line(operation, result));
  // The credential stands for who asks: a reader may not write, and is nobody to a stocktake.
  for (const secret of ["writer", "reader", "busy", "away", "stranger"]) {
    const client = keys.createClient({ baseUrl, credentials: { get: () => secret }, seed: 1 });
    if (secret !== "busy") await team(client, add);
    await machine(client, add);
    if (secret !== "reader" && secret !== "busy") await stocktakes(client, add);
  }
  return lines;
}

type Add = (operation: string, result: Result) => void;

async function team(client: keys.Client, add: Add): Promise<void> {
  add("listTeamServiceKeys", await keys.listTeamServiceKeys(client));
  for (const value of ["one", "two"]) {
    add("putTeamServiceKey", await keys.putTeamServiceKey(client, { name: "github", body: { value } }));
  }
  for (const name of ["github", "stripe"] as const) {
    add("getTeamServiceKey", await keys.getTeamServiceKey(client, { name }));
    add("deleteTeamServiceKey", await keys.deleteTeamServiceKey(client, { name }));
  }
}

async function machine(client: keys.Client, add: Add): Promise<void> {
  const name = "github";
  add("putServiceKey", await keys.putServiceKey(client, { name, body: { value: "one" } }));
  add("putServiceKey", await keys.putServiceKey(client, { name, "If-Match": '"github-3"', body: { value: "two" } }));
  add("putServiceKey", await keys.putServiceKey(client, { name, "If-Match": '"other"', body: { value: "three" } }));
  add("listServiceKeys", await keys.listServiceKeys(client));
  for (const name of ["github", "stripe"] as const) {
    add("getServiceKey", await keys.getServiceKey(client, { name }));
    add("deleteServiceKey", await keys.deleteServiceKey(client, { name }));
  }
}

const count = (syncId: string, quantity: number): CountData => ({
  barcode: "4006381333931",
  product: "Oat milk 1 l",
  quantity,
  location: "Shelf 3",
  user: "Amina",
  timestamp: "2026-11-21T08:30:00Z",
  stockLevel: "26",
  value: 43.2,
  synced: false,
  status: "pending",
  syncId,
});

/** A table with a count that is new, one that is known, and one that is none. */
const TABLE = [
  "barcode,product,quantity,location,user,timestamp,stockLevel,value,synced,status,syncId",
  '4006381333931,"Oat milk, 1 l",3,Shelf 3,Amina,2026-11-21T08:30:00Z,26,1.5,false,pending,c3',
  "4006381333931,Oat milk,3,Shelf 3,Amina,2026-11-21T08:30:00Z,26,1.5,false,pending,c1",
  "4006381333931,Oat milk,many,Shelf 3,Amina,2026-11-21T08:30:00Z,26,1.5,false,pending,c4",
  "",
].join("\r\n");

async function stocktakes(client: keys.Client, add: Add): Promise<void> {
  for (const [stocktake, idempotencyKey, syncId, quantity] of [
    ["november", "key-00000001", "c1", 24],
    ["november", "key-00000001", "c1", 24],
    ["november", "key-00000001", "c2", 24],
    ["november", "key-00000002", "c2", -1],
    ["november", "key-00000003", "c2", 1],
    ["november", "running-00000004", "c5", 1],
    ["october", "key-00000005", "c5", 1],
    ["unknown", "key-00000006", "c5", 1],
  ] as const) {
    const args = { stocktake, body: count(syncId, quantity) };
    add("createCount", await counts.createCount(client, args, { idempotencyKey }));
  }
  for (const stocktake of ["november", "unknown"]) {
    add("importCounts", await counts.importCounts(client, { stocktake, body: TABLE }));
    add("getStocktake", await counts.getStocktake(client, { stocktake }));
    await pages(client, stocktake, add);
    add("getCount", await counts.getCount(client, { stocktake, syncId: "c1" }));
    add("deleteCount", await counts.deleteCount(client, { stocktake, syncId: "c1" }));
  }
}

/** One page after the other. */
async function pages(client: keys.Client, stocktake: string, add: Add): Promise<void> {
  const args = { stocktake, limit: 2, location: ["Shelf 3", "Shelf 4"] };
  let cursor: string | undefined;
  do {
    const page = await counts.listCounts(client, { ...args, ...(cursor !== undefined && { cursor }) });
    add("listCounts", page);
    cursor = page.kind === "ok" ? page.body.next : undefined;
  } while (cursor !== undefined);
}
