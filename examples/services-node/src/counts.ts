/** The service of the counts: what `services/stocktake.yaml` says, with a store in memory. */
import { isDeepStrictEqual } from "node:util";
import { CountData, type StocktakeData, type StocktakeStatus } from "contracts/stocktake";
import type { ImportResult } from "contracts/stocktake-api";
import { sameSecret, serve, type Handler, type Stocktake } from "contracts/stocktake-api/server";
import { rows } from "./table.js";

/** How many counts a page has where the request does not say it. */
const USUAL_PAGE = 20;
const NO_STOCKTAKE = { status: 404, code: "not-found", detail: "There is no such stocktake." } as const;
const NO_COUNT = { status: 404, code: "not-found", detail: "There is no such count." } as const;

/** A stocktake, with the counts that were stored under each idempotency key. */
interface Shelf {
  readonly stocktake: StocktakeData;
  readonly answered: Map<string, CountData>;
}

function shelf(id: string, status: StocktakeStatus): [string, Shelf] {
  const stocktake = { id, name: id, status, createdAt: "2026-11-21T08:00:00Z", items: [] };
  return [id, { stocktake, answered: new Map() }];
}

/** The count that a row of a table holds. */
function counted(heading: readonly string[], fields: readonly string[]): unknown {
  const value = (name: string, text: string): unknown => {
    if (name === "quantity" || name === "value") return text.trim() === "" ? null : Number(text);
    return name === "synced" ? text === "true" : text;
  };
  return Object.fromEntries(heading.map((name, at) => [name, value(name, fields[at] ?? "")]));
}

function service(): Stocktake<"scanner"> {
  const shelves = new Map([shelf("november", "active"), shelf("october", "completed")]);
  const position = ({ stocktake }: Shelf, syncId: string) => stocktake.items.findIndex((count) => count.syncId === syncId);
  return {
    getStocktake({ parameters }) {
      const found = shelves.get(parameters.stocktake);
      return found ? { status: 200, body: found.stocktake } : NO_STOCKTAKE;
    },
    listCounts({ parameters: { stocktake, limit = USUAL_PAGE, cursor, location } }) {
      const found = shelves.get(stocktake);
      if (!found) return NO_STOCKTAKE;
      const all = found.stocktake.items.filter((count) => location?.includes(count.location) ?? true);
      const start = Number(cursor?.slice("c_".length) ?? 0) || 0;
      const items = all.slice(start, start + limit);
      const end = start + items.length;
      return { status: 200, body: { items, ...(end < all.length && { next: `c_${end}` }) } };
    },
    createCount({ parameters, body }) {
      const { stocktake, "Idempotency-Key": key } = parameters;
      const found = shelves.get(stocktake);
      if (!found) return NO_STOCKTAKE;
      const headers = { "Retry-After": 1 };
      if (found.stocktake.status === "completed") return { status: 409, headers, code: "completed" };
      // A store with transactions would know it; this one is told.
      if (key.startsWith("running-")) return { status: 409, headers, code: "in-progress" };
      const created = { status: 201, headers: { Location: `/api/stocktakes/${stocktake}/counts/${body.syncId}` }, body } as const;
      const before = found.answered.get(key);
      if (before) return isDeepStrictEqual(before, body) ? created : { status: 422, code: "key-reused" };
      if (body.quantity < 0) return { status: 422, code: "invalid", detail: "A quantity is not negative." };
      found.answered.set(key, body);
      if (position(found, body.syncId) < 0) found.stocktake.items.push(body);
      return created;
    },
    getCount({ parameters: { stocktake, syncId } }) {
      const found = shelves.get(stocktake);
      if (!found) return NO_STOCKTAKE;
      const count = found.stocktake.items[position(found, syncId)];
      return count ? { status: 200, body: count } : NO_COUNT;
    },
    deleteCount({ parameters: { stocktake, syncId } }) {
      const found = shelves.get(stocktake);
      if (!found) return NO_STOCKTAKE;
      const at = position(found, syncId);
      if (at < 0) return NO_COUNT;
      found.stocktake.items.splice(at, 1);
      // The answer that is kept dies with the count.
      for (const [key, count] of found.answered) if (count.syncId === syncId) found.answered.delete(key);
      return { status: 204 };
    },
    importCounts({ parameters: { stocktake }, body }) {
      const found = shelves.get(stocktake);
      if (!found) return NO_STOCKTAKE;
      const result: ImportResult = { stored: 0, known: 0, refused: [] };
      const [heading = [], ...table] = rows(body);
      for (const [at, fields] of table.entries()) {
        const count = counted(heading, fields);
        if (!CountData.is(count)) {
          const reason = CountData.check(count).map(({ message }) => message).join("; ");
          result.refused.push({ row: at + 2, reason });
        } else if (position(found, count.syncId) >= 0) {
          result.known++;
        } else {
          found.stocktake.items.push(count);
          result.stored++;
        }
      }
      return { status: 200, body: result };
    },
  };
}

/** What answers the requests of the service. */
export function stocktakes(): Handler {
  return serve<"scanner">(service(), {
    authenticate({ apiKey }) {
      if (sameSecret(apiKey, "away")) return { denied: "unavailable" };
      return sameSecret(apiKey, "writer") ? { principal: "scanner" } : { denied: "unauthorized" };
    },
  });
}
