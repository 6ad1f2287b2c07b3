// The formats, one function each, so that a bundler keeps only those in use. Each takes a string.
// They accept what the Rust half accepts.

const number = (text, from, to) => {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
};

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const date$ = (v) => {
  if (v.length !== 10 || v[4] !== "-" || v[7] !== "-") return false;
  const [year, month, day] = [number(v, 0, 4), number(v, 5, 7), number(v, 8, 10)];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1] + leap;
};

const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/u;

export const time$ = (v) => {
  const parts = TIME.exec(v);
  if (parts === null) return false;
  const [hour, minute, second] = [+parts[1], +parts[2], +parts[3]];
  const [sign, hours, minutes] = [parts[4] === "-" ? 1 : -1, +(parts[5] ?? 0), +(parts[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || hours > 23 || minutes > 59) return false;
  // A leap second is the last of a day in UTC.
  const utc = hour * 60 + minute + sign * (hours * 60 + minutes);
  return second < 60 || (utc + 1440) % 1440 === 1439;
};

export const dateTime$ = (v) =>
  (v[10] === "T" || v[10] === "t") && date$(v.slice(0, 10)) && time$(v.slice(11));

const DURATION =
  /^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)(?:T(?=\d)(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?|T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))$/u;

export const duration$ = (v) => DURATION.test(v);

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export const uuid$ = (v) => UUID.test(v);

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/u;

export const ipv4$ = (v) => IPV4.test(v);

const GROUP = /^[0-9a-f]{1,4}$/i;

export const ipv6$ = (v) => {
  const halves = v.split("::");
  if (halves.length > 2) return false;
  let count = 0;
  for (const [at, half] of halves.entries()) {
    if (half === "") {
      if (halves.length === 1) return false;
      continue;
    }
    const groups = half.split(":");
    const last = groups.at(-1);
    // The last two groups may be an IPv4 address, at the very end.
    if (last.includes(".")) {
      if (at !== halves.length - 1 || !ipv4$(last)) return false;
      groups.pop();
      count += 2;
    }
    if (!groups.every((group) => GROUP.test(group))) return false;
    count += groups.length;
  }
  return halves.length === 2 ? count < 8 : count === 8;
};

// RFC 3986 and RFC 3987

const UCS =
  "\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}\\u{10000}-\\u{1fffd}\\u{20000}-\\u{2fffd}" +
  "\\u{30000}-\\u{3fffd}\\u{40000}-\\u{4fffd}\\u{50000}-\\u{5fffd}\\u{60000}-\\u{6fffd}" +
  "\\u{70000}-\\u{7fffd}\\u{80000}-\\u{8fffd}\\u{90000}-\\u{9fffd}\\u{a0000}-\\u{afffd}" +
  "\\u{b0000}-\\u{bfffd}\\u{c0000}-\\u{cfffd}\\u{d0000}-\\u{dfffd}\\u{e1000}-\\u{efffd}";
const PRIVATE = "\\u{e000}-\\u{f8ff}\\u{f0000}-\\u{ffffd}\\u{100000}-\\u{10fffd}";

const reference = (more, inQuery) => {
  const plain = `a-zA-Z0-9\\-._~!$&'()*+,;=${more}`;
  const some = (extra) => `(?:[${plain}${extra}]|%[0-9a-fA-F]{2})`;
  const host = `\\[(?<address>[^\\]]*)\\]|${some("")}*`;
  const authority = `(?://(?:${some(":")}*@)?(?:${host})(?::[0-9]*)?(?=[/?#]|$))`;
  return new RegExp(
    `^(?:(?<scheme>[a-zA-Z][a-zA-Z0-9+\\-.]*):)?(?:${authority}(?<after>${some(":@/")}*)|` +
      `(?!//)(?<path>${some(":@/")}*))(?:\\?${some(`:@/?${inQuery}`)}*)?(?:#${some(":@/?")}*)?$`,
    "u",
  );
};

const FUTURE = /^v[0-9a-f]+\.[a-z0-9\-._~!$&'()*+,;=:]+$/i;

const isReference = (syntax, v, absolute) => {
  const groups = syntax.exec(v)?.groups;
  if (groups === undefined) return false;
  const { scheme, address, path } = groups;
  if (address !== undefined && !ipv6$(address) && !FUTURE.test(address)) return false;
  // Without a scheme, a colon in the first segment would make one.
  return scheme !== undefined || (!absolute && !path?.split("/")[0].includes(":"));
};

const URI = /*#__PURE__*/ reference("", "");
const IRI = /*#__PURE__*/ reference(UCS, PRIVATE);

export const uri$ = (v) => isReference(URI, v, true);

export const uriReference$ = (v) => isReference(URI, v, false);

export const iri$ = (v) => isReference(IRI, v, true);

export const iriReference$ = (v) => isReference(IRI, v, false);

const VARIABLE = "(?:[A-Za-z0-9_]|%[0-9a-fA-F]{2})+";
const SPECIFIER = `${VARIABLE}(?:\\.${VARIABLE})*(?::[1-9][0-9]{0,3}|\\*)?`;
const TEMPLATE = /*#__PURE__*/ new RegExp(
  "^(?:[^\\0-\\x20\"<>%\\\\^`{|}\\x7f]|%[0-9a-fA-F]{2}|" +
    `\\{[+#./;?&=,!@|]?${SPECIFIER}(?:,${SPECIFIER})*\\})*$`,
  "u",
);

export const uriTemplate$ = (v) => TEMPLATE.test(v);

const POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/u;

export const jsonPointer$ = (v) => POINTER.test(v);

const RELATIVE = /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~[01])*)*)$/u;

export const relativeJsonPointer$ = (v) => RELATIVE.test(v);

/** A regular expression of ECMA-262; what may follow a backslash is read as without the flag `u`. */
export const regex$ = (v) => {
  const source = v
    .replace(/\\(?:([\p{Alphabetic}\p{N}])|([^]))/gu, (all, letter, other) =>
      letter === undefined ? `\\u{${other.codePointAt(0).toString(16)}}` : all,
    )
    // Not every engine knows the modifiers of ES2025 yet.
    .replace(/\(\?(?=[ims-]*[ims])([ims]*)(?:-([ims]*))?:/gu, (all, on, off = "") =>
      new Set(on + off).size === (on + off).length ? "(?:" : all,
    );
  try {
    return new RegExp(source, "u") !== null;
  } catch {
    return false;
  }
};

// Host names and mailboxes

const LABELS = /^(?=.{1,253}$)(?:(?!-)[a-zA-Z0-9-]{1,63}(?<!-)(?:\.(?!$)|$))+$/u;

export const hostnameRfc1034$ = (v) => LABELS.test(v);

export const hostname$ = (v) =>
  LABELS.test(v) &&
  v.split(".").every((label) => {
    if (label.startsWith("xn--")) {
      const decoded = punycode(label.slice(4));
      return decoded !== undefined && isLabel(decoded);
    }
    return label.slice(2, 4) !== "--";
  });

/** The text that a punycode label stands for (RFC 3492). */
const punycode = (label) => {
  const end = Math.max(label.lastIndexOf("-"), 0);
  const output = [...label.slice(0, end)];
  let [code, index, bias] = [128, 0, 72];
  for (let at = end && end + 1; at < label.length; ) {
    const before = index;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = at < label.length ? parseInt(label[at++], 36) : NaN;
      // Letters are 0 to 25 and digits 26 to 35, the other way round than in base 36.
      const value = digit < 10 ? digit + 26 : digit - 10;
      if (!(value >= 0)) return undefined;
      index += value * weight;
      const least = Math.min(Math.max(k - bias, 1), 26);
      if (index > 0xffffffff) return undefined;
      if (value < least) break;
      weight *= 36 - least;
      if (weight > 0xffffffff) return undefined;
    }
    const count = output.length + 1;
    let delta = Math.floor((index - before) / (before === 0 ? 700 : 2));
    delta += Math.floor(delta / count);
    let k = 0;
    for (; delta > 455; k += 36) delta = Math.floor(delta / 35);
    bias = k + Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(index / count);
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined;
    index %= count;
    output.splice(index++, 0, String.fromCodePoint(code));
  }
  return output.join("");
};

const VIRAMA =
  /[\u{94d}\u{9cd}\u{a4d}\u{acd}\u{b4d}\u{bcd}\u{c4d}\u{ccd}\u{d4d}\u{dca}\u{e3a}\u{f84}\u{1039}\u{1714}\u{1734}\u{17d2}\u{1a60}\u{1b44}\u{1baa}\u{1bf2}\u{1bf3}\u{2d7f}\u{a806}\u{a8c4}\u{a953}\u{abed}\u{10a3f}\u{11046}\u{1107f}\u{110b9}\u{11133}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}]$/u;
const REFUSED = /[\u{640}\u{7fa}\u{302e}\u{302f}\u{3031}-\u{3035}\u{303b}]/u;
const ALLOWED =
  /^[\0-\x7f\p{L}\p{Mn}\p{Mc}\p{Nd}\u{200c}\u{200d}\u{b7}\u{375}\u{5f3}\u{5f4}\u{6fd}\u{6fe}\u{f0b}\u{3007}\u{30fb}]*$/u;

/** Whether a label holds what RFC 5892 allows, and its characters stand where they may. */
const isLabel = (v) => {
  if (/^\p{M}/u.test(v) || REFUSED.test(v) || !ALLOWED.test(v)) return false;
  if (/\u30fb/u.test(v) && !/[\u3040-\u309f\u30a0-\u30fa\u30fc-\u30ff\u4e00-\u9fff]/u.test(v)) {
    return false;
  }
  if (/[\u0660-\u0669]/u.test(v) && /[\u06f0-\u06f9]/u.test(v)) return false;
  for (const { 0: mark, index } of v.matchAll(/[\u200d\u00b7\u0375\u05f3\u05f4]/gu)) {
    const [before, after] = [v.slice(0, index), v.slice(index + 1)];
    const fits =
      mark === "\u200d"
        ? VIRAMA.test(before)
        : mark === "\u00b7"
          ? before.endsWith("l") && after.startsWith("l")
          : mark === "\u0375"
            ? /^[\u0370-\u03ff]/u.test(after)
            : /[\u0590-\u05ff]$/u.test(before);
    if (!fits) return false;
  }
  return true;
};

/** The ASCII form of an internationalised host name, by the URL parser that every engine has. */
const toAscii = (v) => {
  if (/[\0-\x2c\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]/u.test(v)) return undefined;
  try {
    // The last label keeps the parser from reading the name as an IPv4 address.
    return new URL(`http://${v}.a`).hostname.slice(0, -2);
  } catch {
    return undefined;
  }
};

// JavaScript knows scripts but not the classes of RFC 5893 and RFC 5892, so those of letters are
// told by their script.
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u;
const ARABIC_DIGIT = /[\u0660-\u0669]/u;
const JOINING = "[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Nko}]\\p{Mn}*";
const JOINED = /*#__PURE__*/ new RegExp(`${JOINING}$`, "u");
const JOINS = /*#__PURE__*/ new RegExp(`^\\p{Mn}*${JOINING}`, "u");

/** Whether a label of a name that is partly written from right to left keeps one direction. */
const keepsDirection = (v) => {
  const [first] = v;
  if (RIGHT_TO_LEFT.test(first)) {
    const others = v.replace(/[\p{Mn}\p{Nd}]/gu, "");
    const both = /[0-9\u06f0-\u06f9]/u.test(v) && ARABIC_DIGIT.test(v);
    return [...others].every((c) => RIGHT_TO_LEFT.test(c) || !/\p{L}/u.test(c)) && !both;
  }
  return /\p{L}/u.test(first) && !RIGHT_TO_LEFT.test(v) && !ARABIC_DIGIT.test(v);
};

const joinsFit = (v) =>
  [...v.matchAll(/\u200c/gu)].every(({ index }) => {
    const [before, after] = [v.slice(0, index), v.slice(index + 1)];
    return VIRAMA.test(before) || (JOINED.test(before) && JOINS.test(after));
  });

export const idnHostname$ = (v) => {
  const ascii = toAscii(v);
  if (ascii === undefined || !hostname$(ascii)) return false;
  const labels = ascii
    .split(".")
    .map((label) => (label.startsWith("xn--") ? punycode(label.slice(4)) : label));
  const bothWays = labels.some((label) => RIGHT_TO_LEFT.test(label));
  return labels.every(
    (label) =>
      label !== "" &&
      label.slice(2, 4) !== "--" &&
      !/^-|-$/u.test(label) &&
      isLabel(label) &&
      joinsFit(label) &&
      (!bothWays || keepsDirection(label)),
  );
};

const ATOM = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+(?:\.[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+)*$/u;
const QUOTED = /^"(?:[\t \x21\x23-\x5b\x5d-\x7e]|\\[\x21-\x7e])*"$/u;

const isMailbox = (v, isHost) => {
  const at = v.lastIndexOf("@");
  const [local, domain] = [v.slice(0, Math.max(at, 0)), v.slice(at + 1)];
  if (at < 0 || local.length > 64 || domain.length > 254) return false;
  if (!ATOM.test(local) && !QUOTED.test(local)) return false;
  if (domain.startsWith("[") && domain.endsWith("]")) {
    const address = domain.slice(1, -1);
    return /^IPv6:/i.test(address) ? ipv6$(address.slice(5)) : ipv4$(address);
  }
  return isHost(domain);
};

export const email$ = (v) => isMailbox(v, hostname$);

export const idnEmail$ = (v) => {
  const at = v.lastIndexOf("@");
  // Outside ASCII every character may stand where a letter may.
  const local = v.slice(0, Math.max(at, 0)).replace(/[^\0-\x7f]/gu, "a");
  return isMailbox(local + v.slice(Math.max(at, 0)), idnHostname$);
};

// Content

const ALPHABETS = {
  base64: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
  base64url: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
  base32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  base32hex: "0123456789ABCDEFGHIJKLMNOPQRSTUV",
  base16: "0123456789ABCDEF",
};

/** The bytes that a text of an encoding of RFC 4648 stands for, padding and all. */
const decode = (v, encoding) => {
  const alphabet = ALPHABETS[encoding];
  const width = Math.log2(alphabet.length);
  const block = encoding === "base16" ? 2 : width === 6 ? 4 : 8;
  const text = (encoding === "base16" ? v.toUpperCase() : v).replace(/=+$/u, "");
  if (v.length % block !== 0 || v.length - text.length >= block) return undefined;
  const bytes = [];
  let [bits, held] = [0, 0];
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return undefined;
    held = (held << width) | value;
    bits += width;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(held >> bits);
      held &= (1 << bits) - 1;
    }
  }
  // What is left over is less than a letter, and zero.
  return bits < width && held === 0 ? Uint8Array.from(bytes) : undefined;
};

export const decodes$ = (v, encoding) => decode(v, encoding) !== undefined;

/** Whether a text, decoded first where it has an encoding, is JSON. What does not decode is not asked. */
export const holdsJson$ = (v, encoding) => {
  let text = v;
  if (encoding !== undefined) {
    const bytes = decode(v, encoding);
    if (bytes === undefined) return true;
    try {
      text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return false;
    }
  }
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
};
