// The card of papers: by group, each with a box to tick; ticks stay while the tab is open.

import { capital, el, icon } from "./dom.js";
import * as keep from "./keep.js";
import { caseOf, markElements, splitMarks } from "./marks.js";
import { WORDS } from "./words.js";

let lastId = 0;

/** The list, and the line that counts its ticks. */
export function papers(block, lines, reply) {
  const tally = el("span.tally");
  const card = el("div.papers");
  const procedure = reply.procedure?.slug ?? "";
  for (const [group, items] of byGroup(block.items)) {
    const list = el("ul", null, items.map((item) => paper(item, lines, procedure, group)));
    card.append(el("h5", null, WORDS.groups[group] ?? group), list);
  }
  const count = () => {
    tally.textContent = WORDS.ticked(card.querySelectorAll("input:checked").length);
  };
  card.addEventListener("change", count);
  count();
  return [card, tally];
}

function byGroup(items) {
  const groups = new Map();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return groups;
}

function paper(item, lines, procedure, group) {
  const line = lines.take(item.name);
  const [details, marks] = splitMarks(detailsOf(item, line), item);
  const about = caseOf(item, item.name);
  const body = el(
    "span.body",
    null,
    about && el("span.case", null, about),
    el("span.name", null, item.name),
    details && el("span.details", null, details),
    markElements(marks, item),
  );
  const note = item.note && el("p.note", { id: `paper-note-${(lastId += 1)}` }, item.note);
  if (group === "not_required") return el("li", null, body, note);
  return el("li", null, el("label", null, tickBox(`${procedure}/${item.key}`, note), body), note);
}

/** "1 bản chính, mẫu: …": what the line says between the paper's name and its note. */
function detailsOf(item, line) {
  if (!line) return item.form ? WORDS.form(item.form) : "";
  let rest = line.slice(line.indexOf(item.name) + item.name.length);
  const note = item.note?.replace(/\.$/, "");
  if (note && rest.includes(note)) rest = rest.slice(0, rest.lastIndexOf(note));
  rest = rest.replace(/^[,.\s]+/, "").replace(/[.\s]+$/, "");
  return capital(rest);
}

function tickBox(key, note) {
  const box = el("input", { type: "checkbox", "aria-describedby": note?.id });
  box.checked = Boolean(keep.get("ticks")?.[key]);
  box.addEventListener("change", () => {
    keep.set("ticks", { ...keep.get("ticks"), [key]: box.checked });
  });
  return el("span.tick", null, box, icon("check"));
}
