// How arrays and objects are written into URLs and headers: the styles of OpenAPI.

const UNRESERVED = /[!'()*]/g;
const hex = (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Everything but letters, digits and `-._~` as `%XX`. */
export const encode = (text) => encodeURIComponent(text).replace(UNRESERVED, hex);

/** The same, with the reserved characters that have no meaning there left as they are. */
const keeping = (kept) => (text) =>
  [...text].map((character) => (kept.includes(character) ? character : encode(character))).join("");
export const encodeQueryReserved = keeping(":/?@!$'()*,;");
export const encodePathReserved = keeping(":@!$&'()*+,;=");

const isList = Array.isArray;
const isObject = (value) => typeof value === "object" && value !== null && !isList(value);

/** A value as text: a string as it is, others as JSON. */
export const plain = (value) => (typeof value === "string" ? value : JSON.stringify(value));

/** The members of an object that are there. */
const members = (value) => Object.entries(value).filter(([, item]) => item !== undefined && item !== null);

/** Keys and values, or items, in turn. */
const flat = (value, encode) =>
  (isList(value) ? value : members(value).flat()).map((item) => encode(plain(item)));

const pairs = (value, encode) =>
  members(value).map(([key, item]) => `${encode(key)}=${encode(plain(item))}`);

const isScalar = (value) => !isList(value) && !isObject(value);

export const simple = (name, value, explode, encode) =>
  isScalar(value)
    ? encode(plain(value))
    : (explode && isObject(value) ? pairs(value, encode) : flat(value, encode)).join(",");

export const label = (name, value, explode, encode) =>
  isScalar(value)
    ? `.${encode(plain(value))}`
    : `.${(explode && isObject(value) ? pairs(value, encode) : flat(value, encode)).join(explode ? "." : ",")}`;

export const matrix = (name, value, explode, encode) => {
  const one = (text) => `;${encode(name)}=${text}`;
  if (isScalar(value)) return one(encode(plain(value)));
  if (!explode) return one(flat(value, encode).join(","));
  return isList(value)
    ? flat(value, encode).map(one).join("")
    : pairs(value, encode).map((pair) => `;${pair}`).join("");
};

const delimited = (delimiter) => (name, value, explode, encode) => {
  const one = (text) => `${encode(name)}=${text}`;
  if (isScalar(value)) return one(encode(plain(value)));
  const items = flat(value, encode);
  if (items.length === 0) return "";
  if (!explode) return one(items.join(delimiter));
  return (isList(value) ? items.map(one) : pairs(value, encode)).join("&");
};
export const form = delimited(",");
export const spaceDelimited = delimited("%20");
export const pipeDelimited = delimited("%7C");

export const deepObject = (name, value, explode, encode) => {
  const written = (name, value) =>
    isScalar(value)
      ? [`${name}=${encode(plain(value))}`]
      : isList(value)
        ? value.flatMap((item) => written(name, item))
        : members(value).flatMap(([key, item]) => written(`${name}%5B${encode(key)}%5D`, item));
  return written(encode(name), value).join("&");
};

/** The JSON text of a value, of a parameter that has `content`. */
export const jsonStyle = (name, value, explode, encode) => encode(JSON.stringify(value));

/** A cookie whose value is sent as it is. */
export const cookieStyle = (name, value, explode) =>
  form(name, value, explode, (text) => {
    if (!/^[!#-+\--:<-[\]-~]*$/.test(text)) throw new RangeError();
    return text;
  });
