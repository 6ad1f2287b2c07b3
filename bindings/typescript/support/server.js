// What generated servers call: from a standard Request to a standard Response.

export { sameSecret } from "./server/credential.js";
export { Breach } from "./server/reply.js";
export { serve$ } from "./server/serve.js";
