// Lists that come in pages, as async iterators.

/** The value that a JSON Pointer leads to. */
const at = (value, pointer) =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((value, step) => (typeof value === "object" && value !== null && Object.hasOwn(value, step) ? value[step] : undefined), value);

/** The argument that asks for the page after one; undefined where there is none. */
const NEXT = {
  cursor: (now, body, { next }) => at(body, next) ?? undefined,
  offset: (now = 0, body, { items }) => now + at(body, items).length,
  number: (now = 1) => now + 1,
};

export async function* pages(ask, args, rule) {
  const { style, parameter, items, next } = rule;
  let asked = args;
  for (;;) {
    const result = await ask(asked);
    yield result;
    if (result.kind !== "ok") return;
    const found = at(result.body, items);
    const isMore = next !== undefined ? (at(result.body, next) ?? false) !== false : Array.isArray(found) && found.length > 0;
    if (!isMore) return;
    const now = asked[parameter];
    const then = NEXT[style](now, result.body, rule);
    if (then === undefined || then === now) return;
    asked = { ...asked, [parameter]: then };
  }
}
