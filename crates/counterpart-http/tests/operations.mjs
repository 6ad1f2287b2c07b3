// The operations of the fault table, as generated code would describe them. `client/operations.rs` says the same in Rust.

import { checkServiceKeyDisplay, checkServiceKeyName } from "../../../bindings/typescript/service-keys.js";
import { bearer, cached, json, problem, secured, sendJson } from "../../counterpart-typescript/src/runtime/http.js";

const checkProblem = (value) =>
  typeof value?.title === "string" && typeof value.status === "number" ? [] : [{ instancePath: "", keyword: "problem" }];

const problems = {
  401: { unauthorized: "final" },
  404: { "not-found": "final" },
  409: { busy: "conflict" },
  429: { "rate-limited": "throttling" },
  500: { internal: undefined },
  503: { unavailable: "transient" },
};

const display = { types: { "application/json": json(checkServiceKeyDisplay) } };

const answers = {
  200: display,
  ...Object.fromEntries(
    Object.entries(problems).map(([status, codes]) => [
      status,
      { types: { "application/problem+json": problem(checkProblem, codes) } },
    ]),
  ),
};

const common = {
  path: ["/keys/", 0],
  parameters: [{ name: "name", in: "path", required: true }],
  check: ({ name }) => checkServiceKeyName(name),
  timeout: 1000,
  deadline: 10000,
  security: secured([[bearer("token")]]),
  answers,
};
const bodies = { "application/json": sendJson(checkServiceKeyDisplay) };
const rule = { maxAge: 60, staleIfError: 3600 };

export const operations = {
  get: { ...common, id: "getKey", method: "GET", repeat: "safe", cache: cached(rule) },
  first: { ...common, id: "getKeyFirst", method: "GET", repeat: "safe", cache: cached({ ...rule, first: true }) },
  put: { ...common, id: "putKey", method: "PUT", repeat: "idempotent", bodies, bodyRequired: true },
  post: { ...common, id: "postKey", method: "POST", bodies },
  keyed: { ...common, id: "postKeyOnce", method: "POST", bodies, key: "Idempotency-Key" },
  headed: {
    ...common,
    id: "headedKey",
    method: "GET",
    repeat: "safe",
    answers: { "2XX": { headers: { ETag: { required: true } }, ...display } },
  },
};
