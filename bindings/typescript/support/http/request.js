// From arguments to a request that can be sent, or to the reasons why none is.

import { encode, encodePathReserved, encodeQueryReserved, form, jsonStyle, simple } from "./style.js";

/** What a header may hold: visible characters, with spaces and tabs between them. */
const isHeaderText = (text) => /^([!-~]([\t -~]*[!-~])?)?$/.test(text);

/** Whether a path has a step that servers and clients take for a place elsewhere. */
const leadsElsewhere = (path) => path.split("/").some((step) => /^(\.|%2e){1,2}$/i.test(step));

const cookies = (text) => text.replaceAll("&", "; ");

/** The text of a parameter; undefined where it cannot be sent in its place. */
const written = ({ name, in: location, style, explode, allowReserved }, value) => {
  const isPath = location === "path";
  const isHeader = location === "header";
  const isSimple = isPath || isHeader;
  const kept = isPath ? encodePathReserved : encodeQueryReserved;
  const through = isHeader ? String : allowReserved ? kept : encode;
  const write = style ?? (isSimple ? simple : form);
  let text;
  try {
    text = write(name, value, explode ?? !isSimple, through);
  } catch {
    return undefined; // half of a surrogate pair, or a text that no cookie may hold
  }
  if (write === jsonStyle && (location === "query" || location === "cookie")) text = `${encode(name)}=${text}`;
  return (isPath && text === "") || (isHeader && !isHeaderText(text)) ? undefined : text;
};

/** Builds the request of a call, without credentials: `{ refused }` or `{ path, query, headers, body }`. */
export const build = async (operation, args, options, random) => {
  const refused = [];
  const refuse = (argument, reason, violations = []) => refused.push({ argument, reason, violations });
  const texts = [];
  const query = [];
  const cookie = [];
  const headers = {};
  const { parameters = [], check } = operation;
  const keyOf = ({ key, name }) => key ?? name;
  const idempotencyKey = operation.key && (options.idempotencyKey ?? crypto.randomUUID());
  if (check !== undefined) {
    const given = parameters.map(keyOf).filter((key) => args[key] !== undefined);
    const all = given.map((key) => [key, args[key]]);
    // The key is a parameter for the document, and none for who calls.
    if (operation.key !== undefined) all.push([operation.key, idempotencyKey]);
    const violations = check(Object.fromEntries(all));
    if (violations.length > 0) refuse("parameters", "contract", violations);
  }
  parameters.forEach((parameter, index) => {
    const key = keyOf(parameter);
    const value = args[key];
    if (value === undefined || value === null) {
      if (parameter.required || parameter.in === "path") refuse(key, "missing");
      return;
    }
    const text = written(parameter, value);
    if (text === undefined) refuse(key, "unsendable");
    else if (parameter.in === "path") texts[index] = text;
    else if (parameter.in === "header") headers[parameter.name.toLowerCase()] = text;
    else if (text !== "") (parameter.in === "cookie" ? cookie : query).push(text);
  });

  const path = operation.path.map((part) => (typeof part === "number" ? (texts[part] ?? "x") : part)).join("");
  if (leadsElsewhere(path)) refuse("path", "unsendable");
  if (cookie.length > 0) headers.cookie = cookies(cookie.join("&"));
  const accept = Object.values(operation.answers).flatMap(({ types = {} }) => Object.keys(types));
  if (accept.length > 0) headers.accept = [...new Set(accept)].sort().join(", ");
  if (operation.key !== undefined) {
    const key = idempotencyKey;
    if (key !== "" && isHeaderText(key)) headers[operation.key.toLowerCase()] = key;
    else refuse("idempotencyKey", "unsendable");
  }
  return { refused, path, query, headers, body: await bodyOf(operation, args, headers, refuse, random) };
};

/** Writes the body, and sets its type. */
const bodyOf = async (operation, args, headers, refuse, random) => {
  const { bodies = {}, bodyRequired } = operation;
  if (args.body === undefined) {
    if (bodyRequired) refuse("body", "missing");
    return undefined;
  }
  const essence = (type) => type.split(";")[0].trim().toLowerCase();
  const [first] = Object.keys(bodies);
  const named = args.contentType ?? first;
  if (named === undefined || !isHeaderText(named)) return refuse("contentType", "unsendable");
  const known = Object.keys(bodies).find((type) => essence(type) === essence(named));
  const range = Object.keys(bodies).find((type) => covers(essence(type), essence(named)));
  const writer = bodies[known ?? range];
  if (writer === undefined) return refuse("contentType", "unsendable");
  const { violations, body, type } = await writer.write(args.body, random);
  if (violations !== undefined) return refuse("body", violations.length > 0 ? "contract" : "unsendable", violations);
  headers["content-type"] = type ?? (named.includes("*") ? "application/octet-stream" : named);
  return body;
};

/** Whether a media range, such as `image/*`, covers a type. */
export const covers = (range, type) =>
  range === type || range === "*/*" || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));

/** The URL of a request, with more parameters of the query behind those it has. */
export const urlOf = (client, { path, query }, more = []) => {
  const all = [...query, ...more].join("&");
  return client.baseUrl + path + (all === "" ? "" : (path.includes("?") ? "&" : "?") + all);
};
