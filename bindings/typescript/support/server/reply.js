// The answer of an operation, checked against its contract before it is sent.

import { essence, holds } from "./media.js";
import { document, PROBLEM } from "./problem.js";

/** How an answer breaks its contract. It has no value of the answer in it. */
export class Breach extends Error {
  constructor(operation, what, violations = []) {
    super(`the answer of ${operation} breaks its contract: ${what}`);
    this.name = "Breach";
    this.operation = operation;
    this.violations = violations;
  }
}

/** The response of an answer. Throws a {@link Breach} where it is not one that is declared. */
export function reply({ id, answers }, answer) {
  const breach = (what, violations) => new Breach(id, what, violations);
  const declared = declaredFor(answers, answer.status);
  if (!declared) {
    throw breach(`the status ${answer.status} is not declared`);
  }
  const headers = written(declared, answer.headers, breach);
  const { status } = answer;
  if (declared.problem && answer.body === undefined) {
    const { of, codes, title } = declared.problem;
    if (codes && !codes.includes(answer.code)) {
      throw breach("its code is not declared");
    }
    const value = document(status, codes ? answer.code : undefined, title, answer);
    meets(of, value, breach);
    headers.set("content-type", PROBLEM);
    return new Response(JSON.stringify(value), { status, headers });
  }
  const types = Object.keys(declared.types ?? {});
  if (types.length === 0) {
    return new Response(null, { status, headers });
  }
  const type = answer.contentType ?? types[0];
  const range = types.find((text) => text === type) ?? types.find((text) => holds(essence(text), essence(type) ?? []));
  if (range === undefined) {
    throw breach("its media type is not declared");
  }
  headers.set("content-type", type);
  return new Response(content(declared.types[range], answer.body, breach), { status, headers });
}

/** The declaration for a status: of the code, else of its class, else the default. */
function declaredFor(answers, status) {
  return answers[status] ?? answers[`${Math.trunc(status / 100)}XX`] ?? answers.default;
}

function meets(contract, value, breach) {
  const violations = contract?.check(value) ?? [];
  if (violations.length > 0) {
    const says = ({ instancePath, message }) => (instancePath === "" ? message : `${instancePath}: ${message}`);
    throw breach(violations.map(says).join("; "), violations);
  }
}

/** The declared headers, as text. */
function written({ head, headers: declared = [] }, values = {}, breach) {
  const headers = new Headers();
  meets(head, values, breach);
  for (const [name, explode] of declared) {
    const value = values[name];
    if (value === undefined || value === null) {
      continue;
    }
    try {
      headers.append(name, simple(value, explode));
    } catch {
      throw breach(`its header ${name} cannot be written`);
    }
  }
  return headers;
}

function simple(value, explode) {
  if (Array.isArray(value)) {
    return value.map(String).join(",");
  }
  return typeof value === "object"
    ? Object.entries(value).map(([key, item]) => `${key}${explode ? "=" : ","}${item}`).join(",")
    : String(value);
}

function content({ kind, of, json }, body, breach) {
  switch (kind) {
    case "json":
      meets(of, body, breach);
      return of ? of.toJson(body) : JSON.stringify(body);
    case "text":
      meets(of, body, breach);
      return body;
    case "lines":
      return stream(body, (item) => `${one(of, item, breach)}\n`);
    case "events":
      return stream(body, (item) => event(json ? one(of, item, breach) : String(item)));
    case "form":
      return new URLSearchParams(Object.entries(body)).toString();
    default:
      return body;
  }
}

function one(of, item, breach) {
  meets(of, item, breach);
  return of ? of.toJson(item) : JSON.stringify(item);
}

/** An event with this data, each line of it in one of its own. */
function event(data) {
  return `${data.split(/\r?\n/).map((line) => `data: ${line}\n`).join("")}\n`;
}

/** A stream of items as they come. One that breaks its contract ends the connection. */
function stream(items, write) {
  const iterator = items[Symbol.asyncIterator]?.() ?? items[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) {
        controller.close();
      } else {
        controller.enqueue(encoder.encode(write(value)));
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
