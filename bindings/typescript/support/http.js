// What generated clients call. Each part stands alone, so that a bundle holds what its operations need.

export { cached, forgets, memoryCache } from "./http/cache.js";
export { call } from "./http/call.js";
export { createClient } from "./http/client.js";
export { systemClock } from "./http/clock.js";
export { sendForm, sendMultipart } from "./http/forms.js";
export { pages } from "./http/pages.js";
export { bytes, json, problem, text } from "./http/readers.js";
export { basic, bearer, cookieKey, headerKey, httpScheme, queryKey, secured } from "./http/security.js";
export { events, lines, textEvents } from "./http/streams.js";
export {
  cookieStyle,
  deepObject,
  form,
  jsonStyle,
  label,
  matrix,
  pipeDelimited,
  simple,
  spaceDelimited,
} from "./http/style.js";
export { sendBytes, sendJson, sendLines, sendText } from "./http/writers.js";
