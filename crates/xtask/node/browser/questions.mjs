// Checks of a page that run in the browser. Each function is sent to the browser as source, so it
// uses nothing from outside itself, and answers with a list of complaints or with numbers.

/** The page is no wider than the screen. */
export function overflow() {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  return scrollWidth > clientWidth ? [`${scrollWidth} wide on a screen of ${clientWidth}`] : [];
}

/** Ids are there once, and links within the page lead somewhere. */
export function links() {
  const complaints = [];
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) complaints.push(`twice: ${id}`);
  for (const link of document.querySelectorAll("a, use")) {
    const href = link.getAttribute("href");
    if (href?.startsWith("#") && !document.getElementById(href.slice(1))) complaints.push(href);
    if (link.localName === "a" && !["file:", "https:"].includes(link.protocol)) {
      complaints.push(`leads to ${href}`);
    }
  }
  return complaints;
}

/** Nothing that stood in the data became markup: neither elements nor attributes of its own. */
export function markup() {
  const names =
    "html head meta title link style body a svg symbol defs pattern path rect circle line text use " +
    "desc g header div p b span nav ul ol li main h1 h2 h3 section article small code bdi wbr " +
    "table caption thead tbody tr th td sup figure figcaption pre footer";
  const known = new Set(names.split(" "));
  const odd = [...document.querySelectorAll("*")].filter((element) => {
    const acts = element.getAttributeNames().some((name) => name.startsWith("on"));
    return acts || !known.has(element.localName) || element.hasAttribute("style");
  });
  return odd.map((element) => element.outerHTML.slice(0, 80));
}

/** What a table says without its looks. */
export function tables() {
  return [...document.querySelectorAll("table")].map((table) => ({
    caption: table.caption?.textContent ?? "",
    columns: table.querySelectorAll("thead th[scope=col]").length,
    rows: table.querySelectorAll("tbody th[scope=row]").length,
    heads: table.querySelectorAll("th:not([scope])").length,
    cells: [...table.querySelectorAll("td")].map((cell) => cell.textContent.replace(/\d+$/, "")),
    signs: [...table.querySelectorAll("td")].map((cell) => cell.querySelector("use")?.getAttribute("href")),
  }));
}

/** Boxes and labels of a drawing are within it and overlap no other. */
export function drawing() {
  const complaints = [];
  for (const svg of document.querySelectorAll("svg.map")) {
    const whole = svg.viewBox.baseVal;
    const parts = [...svg.querySelectorAll(".system rect, .label, .way, .name, .files")];
    const boxes = parts.map((part) => ({ part, box: part.getBBox() }));
    for (const { part, box } of boxes) {
      const inside =
        box.x >= 0 && box.y >= 0 && box.x + box.width <= whole.width && box.y + box.height <= whole.height;
      if (!inside) complaints.push(`outside: ${part.textContent || part.outerHTML}`);
      if (part.localName === "text" && part.matches(".name, .files")) {
        const frame = part.parentElement.querySelector("rect").getBBox();
        if (box.x < frame.x || box.x + box.width > frame.x + frame.width) {
          complaints.push(`wider than its box: ${part.textContent}`);
        }
      }
    }
    const solid = boxes.filter(({ part }) => !part.matches(".name, .files"));
    for (const [at, one] of solid.entries()) {
      for (const other of solid.slice(at + 1)) {
        const apart =
          one.box.x + one.box.width <= other.box.x ||
          other.box.x + other.box.width <= one.box.x ||
          one.box.y + one.box.height <= other.box.y ||
          other.box.y + other.box.height <= one.box.y;
        if (!apart) complaints.push(`${one.part.outerHTML} meets ${other.part.outerHTML}`);
      }
    }
  }
  return complaints;
}

/** Text stands out from what is behind it: 4.5 to 1, and 3 to 1 where it is large (WCAG 2, AA). */
export function contrast() {
  const numbers = (color) => color.match(/[\d.]+/g).map(Number);
  const light = (color) => {
    const [red, green, blue] = numbers(color).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (numbers(color)[3] !== 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const complaints = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest(".heard, .skip, title, desc, .nothing")) continue;
    const style = getComputedStyle(element);
    const color = element.closest("svg") ? style.fill : style.color;
    const box = element.closest(".system")?.querySelector("rect");
    const back = box ? getComputedStyle(box).fill : behind(element);
    const [a, b] = [light(color), light(back)].sort((x, y) => y - x);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < (large ? 3 : 4.5)) {
      complaints.add(`${ratio.toFixed(2)} for ${color} on ${back}: ${element.textContent.slice(0, 40)}`);
    }
  }
  return [...complaints];
}
