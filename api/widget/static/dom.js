// Making elements. Text always goes in as text nodes, so no data can become markup.

const SVG = "http://www.w3.org/2000/svg";

/** el("p.note", {id: "x"}, "words", otherElement); null children and attributes are left out. */
export function el(name, attributes, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag);
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/static/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

export function button(name, label, onClick) {
  const made = el(name, { type: "button" }, label);
  made.addEventListener("click", onClick);
  return made;
}

export function hotline() {
  return el("a.tool.call-now", { href: "tel:1022" }, icon("phone"), "Gọi 1022");
}

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Words with the hotline's number as a link that a phone can call. */
export function spoken(text) {
  const found = /(^|[\s(])(1022)(?=$|[\s,;:)]|\.(?!\d))/g;
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(found)) {
    const at = match.index + match[1].length;
    parts.push(text.slice(from, at), el("a", { href: "tel:1022" }, "1022"));
    from = at + 4;
  }
  return [...parts, text.slice(from)].filter((part) => part !== "");
}
