// The bodies of forms.

import { step$ } from "../runtime.js";
import { encode, encodeQueryReserved, form, plain } from "./style.js";
import { bytesOf, checked } from "./writers.js";

const isBytes = (value) => value instanceof Blob || value instanceof Uint8Array || value instanceof ArrayBuffer;
const isObject = (value) => typeof value === "object" && value !== null && !isBytes(value);
const isThere = ([, value]) => value !== undefined && value !== null;

export const sendForm = (check, encoding = {}) =>
  checked(check, (value) => {
    const field = ([name, item]) => {
      const { style = form, explode = style === form, allowReserved, contentType } = encoding[name] ?? {};
      const isJson = contentType !== undefined && /[/+]json$/.test(contentType);
      if (isJson) return `${encode(name)}=${encode(JSON.stringify(item))}`;
      return style(name, item, explode, allowReserved ? encodeQueryReserved : encode);
    };
    const fields = Object.entries(value).filter(isThere).map(field);
    return { body: fields.filter((text) => text !== "").join("&"), type: "application/x-www-form-urlencoded" };
  });

/** A name in a header of a part, as HTML writes it. */
const quoted = (text) => `"${text.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22")}"`;

/** The content of a part: bytes, and the type that it has unless the document says another. */
const contentOf = async (value) => {
  if (value instanceof Blob) {
    return { bytes: new Uint8Array(await value.arrayBuffer()), type: value.type || "application/octet-stream", file: value.name ?? "blob" };
  }
  if (isBytes(value)) return { bytes: new Uint8Array(value), type: "application/octet-stream", file: "blob" };
  return isObject(value)
    ? { bytes: bytesOf(JSON.stringify(value)), type: "application/json" }
    : { bytes: bytesOf(plain(value)) };
};

const partsOf = async (value, encoding) => {
  const fields = Object.entries(value).filter(isThere);
  const items = fields.flatMap(([name, item]) => (Array.isArray(item) ? item.map((one) => [name, one]) : [[name, item]]));
  return Promise.all(
    items.map(async ([name, item]) => {
      const { bytes, type, file } = await contentOf(item);
      const { contentType } = encoding[name] ?? {};
      const isOwn = contentType !== undefined && !contentType.includes("*") && !contentType.includes(",");
      const stated = isOwn ? contentType : type;
      const head =
        `Content-Disposition: form-data; name=${quoted(name)}` +
        (file === undefined ? "" : `; filename=${quoted(file)}`) +
        (stated === undefined ? "" : `\r\nContent-Type: ${stated.replace(/[\r\n]/g, "")}`);
      return { head, bytes };
    }),
  );
};

const has = (bytes, text) => new TextDecoder("latin1").decode(bytes).includes(text);

/** What is wrong with the parts that are values; a check has nothing to say about the bytes of files. */
const refusedParts = (value, check) => {
  const isFile = (item) => isBytes(item) || (Array.isArray(item) && item.some(isBytes));
  const stand = (item) => (Array.isArray(item) ? item.map(() => "") : "");
  const fields = Object.entries(value);
  const files = fields.filter(([, item]) => isFile(item)).map(([name]) => step$(name));
  const values = fields.map(([name, item]) => [name, isFile(item) ? stand(item) : item]);
  const found = check?.(Object.fromEntries(values)) ?? [];
  return found.filter(({ instancePath }) => !files.some((file) => `${instancePath}/`.startsWith(`${file}/`)));
};

export const sendMultipart = (check, encoding = {}) => ({
  write: async (value, random) => {
    const violations = refusedParts(value, check);
    if (violations.length > 0) return { violations };
    const parts = await partsOf(value, encoding);
    const word = () => Math.floor(random() * 2 ** 32).toString(16).padStart(8, "0");
    let boundary;
    do boundary = `counterpart-${word()}${word()}`;
    while (parts.some(({ bytes }) => has(bytes, boundary)));
    const chunks = parts.flatMap(({ head, bytes }) => [bytesOf(`--${boundary}\r\n${head}\r\n\r\n`), bytes, bytesOf("\r\n")]);
    const body = await new Blob([...chunks, bytesOf(`--${boundary}--\r\n`)]).arrayBuffer();
    return { body: new Uint8Array(body), type: `multipart/form-data; boundary=${boundary}` };
  },
});
