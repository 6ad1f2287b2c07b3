// A request on its way to its operation, step by step in the order in which a server has to ask.

import { body } from "./body.js";
import { authenticated } from "./credential.js";
import { pairs } from "./escape.js";
import { isAcceptable } from "./media.js";
import { ofRequest, values } from "./parameter.js";
import { Refused } from "./problem.js";
import { Breach, reply } from "./reply.js";
import { find, routes } from "./route.js";

const LIMITS = { body: 2 * 1024 * 1024, bodyTime: 30_000, query: 8 * 1024 };

/** Makes the function that answers the requests of a service. */
export function serve$(operations, handlers, options = {}) {
  const all = routes(operations);
  const limits = { ...LIMITS, ...options.limits };
  const onError = options.onError ?? ((error) => console.error(error));
  const throws = options.breachThrows ?? globalThis.process?.env?.NODE_ENV !== "production";
  return async (request) => {
    try {
      return await answer(all, handlers, { ...options, limits }, request);
    } catch (error) {
      if (error instanceof Refused) {
        return error.response();
      }
      if (error instanceof Breach && throws) {
        throw error;
      }
      onError(error);
      return new Refused("internal").response();
    }
  };
}

async function answer(all, handlers, { authenticate, limits, basePath = "" }, request) {
  const url = new URL(request.url);
  if (!url.pathname.startsWith(basePath)) {
    throw new Refused("not-found");
  }
  const { operation, variables } = find(all, request.method, url.pathname.slice(basePath.length));
  const search = url.search.slice(1);
  const query = search.length > limits.query ? undefined : pairs(search);
  if (query === undefined) {
    throw new Refused("bad-request", { detail: "The query cannot be read." });
  }
  const call = { request, url, query, variables };
  const principal = await authenticated(operation, authenticate, call);
  if (!isAcceptable(request.headers.get("accept"), operation.gives ?? [])) {
    throw new Refused("not-acceptable");
  }
  const parameters = argumentsOf(operation, call);
  const sent = await body(operation, request, limits);
  return reply(operation, await handlers[operation.name]({ principal, parameters, ...sent, request }));
}

/** The parameters of a request, which meet their contract. */
function argumentsOf({ parameters = [], arguments: contract }, call) {
  const found = { ...values(parameters, ofRequest(call)) };
  const violations = contract?.check(found) ?? [];
  if (violations.length > 0) {
    const detail = "The parameters of the request do not meet their contract.";
    throw new Refused("bad-request", { detail, violations });
  }
  return found;
}
