// Percent-escapes (RFC 3986, section 2.1).

/**
 * What an escaped text means; `undefined` where an escape is broken, where it is not UTF-8, or where it holds the
 * character NUL, which no text of a request needs.
 */
export function decoded(text) {
  try {
    const plain = decodeURIComponent(text);
    return plain.includes("\0") ? undefined : plain;
  } catch {
    return undefined;
  }
}

/** The pairs of a query or a form; `undefined` where they cannot be read. */
export function pairs(text) {
  const found = [];
  for (const pair of text.split("&")) {
    if (pair === "") {
      continue;
    }
    const at = pair.indexOf("=");
    const [name, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
    const read = [name, value].map((part) => decoded(part.replaceAll("+", " ")));
    if (read.includes(undefined)) {
      return undefined;
    }
    found.push(read);
  }
  return found;
}
