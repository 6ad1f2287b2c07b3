// Media types: what a request sends, and what it asks for.

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;

/** `[type, subtype]` in small letters, without parameters. */
export function essence(text) {
  const parts = text.split(";")[0].trim().toLowerCase().split("/");
  return parts.length === 2 && parts.every((part) => TOKEN.test(part)) ? parts : undefined;
}

/** Whether a range holds a media type. */
export function holds(range, media) {
  return range.every((part, at) => part === "*" || part === media[at]);
}

/** The declared media type that a `Content-Type` names; the most exact one first. */
export function contentType(text, declared) {
  const sent = essence(text);
  if (!sent || !isUtf8(text)) {
    return undefined;
  }
  const fits = declared.filter((range) => {
    const parts = essence(range);
    return parts && holds(parts, sent);
  });
  return (
    fits.find((range) => !range.includes("*")) ?? fits.find((range) => !range.startsWith("*")) ?? fits[0]
  );
}

/** Whether a media type names no other charset than UTF-8 and its part, ASCII. */
function isUtf8(text) {
  return text.split(";").slice(1).every((parameter) => {
    const [name, value = ""] = parameter.split("=");
    const charset = value.trim().replace(/^"|"$/g, "").toLowerCase();
    return name.trim().toLowerCase() !== "charset" || ["utf-8", "utf8", "us-ascii"].includes(charset);
  });
}

/** Whether one of the media types is asked for. Nothing asked for is everything. */
export function isAcceptable(accept, given) {
  const ranges = (accept ?? "").split(",").map((range) => range.trim()).filter((range) => range !== "");
  return ranges.length === 0 || given.length === 0 || given.some((media) => quality(ranges, media) > 0);
}

/** How much a media type is asked for: by the most exact range that holds it. */
function quality(ranges, text) {
  const media = essence(text);
  let [best, weight] = [0, 0];
  for (const range of ranges) {
    const parts = essence(range);
    if (!parts || !media || !(holds(parts, media) || holds(media, parts))) {
      continue;
    }
    const exactness = 1 + Number(parts[0] !== "*") + Number(parts[1] !== "*");
    if (exactness > best) {
      [best, weight] = [exactness, weightOf(range)];
    }
  }
  return weight;
}

function weightOf(range) {
  for (const parameter of range.split(";").slice(1)) {
    const [name, value] = parameter.split("=");
    if (name.trim().toLowerCase() === "q") {
      return Number(value) || 0;
    }
  }
  return 1;
}
