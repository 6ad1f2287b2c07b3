// Problem documents (RFC 9457), and the answers that are not the service's own.

const PROBLEM = "application/problem+json";

/** What the router refuses a request with: by code, its status, title and detail. */
const REFUSALS = {
  "bad-request": [400, "Bad Request", "The request cannot be read."],
  unauthorized: [401, "Unauthorized", "The request does not prove who asks."],
  "not-found": [404, "Not Found", "There is nothing at this path."],
  "method-not-allowed": [405, "Method Not Allowed", "This path has no such method."],
  "not-acceptable": [406, "Not Acceptable", "None of the media types that are asked for can be answered."],
  "request-timeout": [408, "Request Timeout", "The body took too long to arrive."],
  "content-too-large": [413, "Content Too Large", "The body is larger than this server reads."],
  "unsupported-media-type": [415, "Unsupported Media Type", "The body is of a media type that is not taken here."],
  invalid: [422, "Unprocessable Content", "The body does not meet its contract."],
  "rate-limited": [429, "Too Many Requests", "Too many requests."],
  internal: [500, "Internal Server Error", "The service failed."],
  unavailable: [503, "Service Unavailable", "The service cannot find out who asks at present."],
};

/** Thrown to end a request with one of these answers. Nothing of the request is in it. */
export class Refused extends Error {
  constructor(code, { detail, violations, headers } = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.violations = violations;
    this.headers = headers;
  }

  response() {
    const [status, title, detail] = REFUSALS[this.code];
    const members = { detail: this.detail ?? detail };
    if (this.violations?.length > 0) {
      members.violations = this.violations;
    }
    const headers = new Headers(this.headers);
    headers.set("content-type", PROBLEM);
    const text = JSON.stringify(document(status, this.code, title, members));
    return new Response(text, { status, headers });
  }
}

/** A problem document. What the document of the service decides is not taken from the members. */
export function document(status, code, title, { detail, ...members }) {
  const { type: _type, title: _title, status: _status, code: _code, headers: _headers, ...others } = members;
  return {
    type: "about:blank",
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(code === undefined ? {} : { code }),
    ...others,
  };
}

export { PROBLEM };
