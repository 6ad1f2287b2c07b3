// Looks at pages in a real browser, at the width of a desk and of a phone, in light and in dark.
//
// `node page.mjs BROWSER JOBS`: a job of the file JOBS is `{page, pictures, tables}`: the page's
// file, what its pictures are to be called, and for every table the number of its rows and columns.
// Prints `ok` or `not ok` for everything that was looked at, then `# pass N` and `# fail N`.

import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

import { start } from "./browser.mjs";
import * as questions from "./questions.mjs";

const [program, list] = process.argv.slice(2);
const WIDTHS = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
const WORDS = {
  "#i-yes": ["covered", "safe"],
  "#i-no": ["missing", "breaking"],
  "#i-out": ["excepted"],
  "#i-what": ["unknown"],
};
const tally = { pass: 0, fail: 0 };

function judge(what, complaints) {
  tally[complaints.length === 0 ? "pass" : "fail"] += 1;
  console.log(`${complaints.length === 0 ? "ok" : "not ok"} - ${what}`);
  for (const complaint of complaints.slice(0, 8)) console.log(`    ${complaint}`);
}

/** The number of rows and columns, a title, and a word in every cell that says what its sign says. */
function tables(found, expected) {
  const complaints = [];
  if (found.length !== expected.length) complaints.push(`${found.length} tables`);
  for (const [at, table] of found.entries()) {
    const { rows, columns } = expected[at] ?? {};
    const cells = table.cells.length;
    if (table.rows !== rows || table.columns !== columns + 1 || cells !== rows * columns) {
      complaints.push(`${table.rows} by ${table.columns} with ${cells} cells: ${table.caption}`);
    }
    if (table.heads > 0 || !table.caption.trim()) complaints.push(`heads or caption: ${table.caption}`);
    for (const [number, sign] of table.signs.entries()) {
      const word = table.cells[number];
      const fits = sign === undefined || sign === null ? word.includes("no data is exchanged") : WORDS[sign]?.includes(word);
      if (!fits) complaints.push(`${sign} says ${word}`);
    }
  }
  return complaints;
}

/** What a screen reader finds its way by. */
async function landmarks(tab) {
  const { nodes } = await tab.send("Accessibility.getFullAXTree");
  const shown = nodes.filter((node) => !node.ignored);
  const of = (role) => shown.filter((node) => node.role?.value === role);
  const complaints = [];
  for (const role of ["banner", "navigation", "main", "contentinfo"]) {
    if (of(role).length !== 1) complaints.push(`${of(role).length} ${role}`);
  }
  for (const role of ["region", "navigation", "link", "image", "table", "list"]) {
    const nameless = of(role).filter((node) => !node.name?.value?.trim());
    // Lists need no name.
    if (role !== "list" && nameless.length > 0) complaints.push(`${nameless.length} ${role} without a name`);
  }
  const depth = (node) => node.properties?.find(({ name }) => name === "level")?.value.value;
  const levels = of("heading").map(depth);
  if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) complaints.push("h1");
  for (const [at, level] of levels.entries()) {
    if (level > (levels[at - 1] ?? 0) + 1) complaints.push(`h${level} behind h${levels[at - 1]}`);
  }
  return complaints;
}

/** The first key a reader presses leads past the head. */
async function skip(tab) {
  const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  await tab.send("Input.dispatchKeyEvent", { type: "keyDown", ...key });
  await tab.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
  const first = await tab.ask(() => document.activeElement?.getAttribute("href"));
  return first === "#main" ? [] : [`the first link is ${first}`];
}

async function look(tab, { page, pictures, tables: expected }) {
  const url = pathToFileURL(page).href;
  for (const [device, size] of Object.entries(WIDTHS)) {
    for (const scheme of ["light", "dark"]) {
      const name = `${basename(page)}, ${device}, ${scheme}`;
      await tab.load(url, { ...size, scheme });
      judge(`${name}: no wider than the screen`, await tab.ask(questions.overflow));
      judge(`${name}: contrast`, await tab.ask(questions.contrast));
      judge(`${name}: drawing`, await tab.ask(questions.drawing));
      const strangers = tab.requests.filter((asked) => asked !== url && !asked.startsWith("data:"));
      judge(`${name}: loads nothing`, strangers);
      judge(`${name}: no complaint of the browser`, tab.complaints);
      writeFileSync(`${pictures}-${device}-${scheme}.png`, await tab.picture());
    }
  }
  const name = basename(page);
  judge(`${name}: tables`, tables(await tab.ask(questions.tables), expected));
  judge(`${name}: links`, await tab.ask(questions.links));
  judge(`${name}: markup`, await tab.ask(questions.markup));
  judge(`${name}: landmarks`, await landmarks(tab));
  judge(`${name}: skip link`, await skip(tab));
}

const browser = await start(program);
try {
  const tab = await browser.open();
  for (const job of JSON.parse(readFileSync(list, "utf8"))) await look(tab, job);
} finally {
  await browser.close();
}
console.log(`# pass ${tally.pass}\n# fail ${tally.fail}`);
process.exitCode = tally.fail > 0 ? 1 : 0;
