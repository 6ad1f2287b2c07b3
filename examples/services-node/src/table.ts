/** Tables as text: rows of fields with commas between them (RFC 4180). */

/** The rows of a table. A field may stand in quotation marks, which are doubled inside. */
export function rows(text: string): string[][] {
  const found = [[""]];
  let quoted = false;
  const push = (character: string) => {
    const row = found.at(-1) ?? [];
    row[row.length - 1] += character;
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === '"' && quoted && text[at + 1] === '"') {
      at++;
      push('"');
    } else if (character === '"') quoted = !quoted;
    else if (character === "," && !quoted) found.at(-1)?.push("");
    else if (character === "\n" && !quoted) found.push([""]);
    else if (character !== "\r" || quoted) push(character);
  }
  return found.filter((row) => row.some((field) => field !== ""));
}
