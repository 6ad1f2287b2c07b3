/** Node's own server for what takes a standard request and gives a standard response. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";

/** Answers requests with a handler. */
export function listen(handler: (request: Request) => Promise<Response>): Server {
  return createServer((incoming, outgoing) => {
    outgoing.socket?.setNoDelay(true);
    void (async () => {
      try {
        const response = await handler(requestOf(incoming));
        outgoing.writeHead(response.status, [...response.headers].flat());
        if (response.body) Readable.fromWeb(response.body as ReadableStream).pipe(outgoing);
        else outgoing.end();
      } catch (error) {
        console.error(error);
        outgoing.destroy();
      }
    })();
  });
}

function requestOf(incoming: IncomingMessage): Request {
  const { method = "GET", url = "/", headers } = incoming;
  const list = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] as [string, string]],
  );
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? { body: Readable.toWeb(incoming) as unknown as BodyInit, duplex: "half" } : {};
  return new Request(`http://${headers.host ?? "localhost"}${url}`, { method, headers: list, ...body } as RequestInit);
}
