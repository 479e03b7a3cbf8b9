// One card for each block of an answer.

import { capital, el, icon, spoken } from "./dom.js";
import { caseOf, markElements, splitMarks } from "./marks.js";
import { papers } from "./papers.js";
import { WORDS } from "./words.js";

const SHORT = 30;
const LONG = 10;
const SHOWN_OF_LONG = 6;

let lastId = 0;

const CARDS = new Map([
  ["papers", papersCard],
  ["fees", (block, lines) => titled("money", WORDS.fees, fees(block, lines))],
  ["times", (block, lines) => titled("clock", WORDS.times, times(block, lines))],
  ["office", (block, lines) => titled("office", WORDS.office, office(block, lines))],
  ["overview", (block, lines, reply) => titled("list", titleOf(reply), overview(block, lines))],
  ["life_event", (block, lines) => titled("list", block.name, lifeEvent(block, lines))],
  ["faq", faq],
  ["own_papers", ownPapers],
]);

/** null where the block is of a kind not known here: the words then tell everything. */
export function cardOf(block, lines, reply) {
  const make = CARDS.get(block.type) ?? (WORDS.lists.has(block.type) ? listCard : null);
  return make && make(block, lines, reply);
}

function titled(symbol, title, content) {
  const head = el("h4", null, icon(symbol), title);
  return el("div.card", null, head, el("div.inside", null, content));
}

function titleOf(reply) {
  return reply.procedure?.title ?? WORDS.overview;
}

function papersCard(block, lines, reply) {
  const [list, tally] = papers(block, lines, reply);
  const card = titled("paper", WORDS.papers, list);
  card.querySelector("h4").append(tally);
  return card;
}

/** A few questions on a page of their own lead to the list of this citizen's case. */
function ownPapers(block) {
  const href = `/thu-tuc/${encodeURIComponent(block.slug)}/giay-to-cua-toi`;
  return el("a.own-papers", { href }, icon("list"), block.title, icon("chevron"));
}

function faq(block, lines) {
  lines.takeLead(block.answer);
  const unsure = markElements(splitMarks("", block)[1], block);
  const question = el("p.details", null, WORDS.often(block.question));
  return el("div.faq", null, question, el("p", null, spoken(block.answer)), unsure);
}

function fees(block, lines) {
  const head = el(
    "tr",
    null,
    el("th", { scope: "col" }, WORDS.feeFor),
    el("th", { scope: "col" }, WORDS.feeAmount),
  );
  const table = el("table", null, el("caption.out-of-sight", null, WORDS.fees), el("thead", null, head));
  const usual = block.items.filter((item) => !item.optional);
  const extra = block.items.filter((item) => item.optional);
  if (usual.length) table.append(el("tbody", null, usual.flatMap((item) => feeRow(item, lines))));
  if (extra.length) {
    const title = el("th", { scope: "rowgroup", colspan: 2 }, WORDS.optional);
    table.append(el("tbody", null, el("tr.group", null, title), extra.flatMap((item) => feeRow(item, lines))));
  }
  return table;
}

function feeRow(item, lines) {
  const line = lines.take(`${item.label}: `) ?? "";
  const [, marks] = splitMarks(line, item);
  const about = caseOf(item, item.label);
  const name = [
    el("span.name", null, item.label),
    about && el("span.details", null, about),
    markElements(marks, item),
  ];
  if (item.amount === null && item.text) {
    // A row of its own for the words: beside the name they would be one word wide on a phone.
    const id = `fee-${(lastId += 1)}`;
    const words = el("td.words", { colspan: 2, headers: id }, spoken(capital(item.text)));
    return [el("tr", null, el("th", { id, scope: "row", colspan: 2 }, name)), el("tr", null, words)];
  }
  return el("tr", null, el("th", { scope: "row" }, name), el("td", null, price(item)));
}

function price(item) {
  if (item.amount === null) return item.text ?? "";
  if (item.amount === 0) return WORDS.free;
  return WORDS.dong(item.amount) + (item.per ? `/${item.per}` : "");
}

function times(block, lines) {
  const rows = block.items.map((item) => {
    const line = lines.take(`${item.label}: `) ?? "";
    const [, marks] = splitMarks(line, item);
    const unit = WORDS.units[item.unit] ?? item.unit;
    const span = item.amount !== null && unit ? `${item.amount} ${unit}` : null;
    const about = caseOf(item, item.label);
    return el(
      "div",
      null,
      el("dt", null, item.label, about && el("span.details", null, about)),
      span && el("dd.big", null, span),
      item.text && el(span || item.text.length > SHORT ? "dd" : "dd.big", null, spoken(item.text)),
      marks.length ? el("dd", null, markElements(marks, item)) : null,
    );
  });
  const last = (block.deadlines ?? []).map((line) => el("li", null, spoken(lines.take(line) ?? line)));
  return [
    rows.length ? el("dl.times", null, rows) : null,
    last.length ? el("h5", null, WORDS.deadlines) : null,
    last.length ? el("ul.plain", null, last) : null,
  ];
}

function office(block, lines) {
  const where = block.authority.map((text) => el("p.where", null, spoken(lines.take(text) ?? text)));
  const ways = new Map();
  for (const { way, text } of block.ways) {
    ways.set(way, [...(ways.get(way) ?? []), lines.take(text) ?? text]);
  }
  const said = [...ways].flatMap(([way, texts]) => [
    el("h5", null, WORDS.ways[way] ?? way),
    texts.length === 1 ? el("p", null, spoken(texts[0])) : listOf("ul.plain", texts),
  ]);
  return [...where, ...said];
}

function overview(block, lines) {
  lines.take(block.summary);
  const rows = block.lines.map((line) => {
    const [, label, words] = (lines.take(line) ?? line).match(/^([^:]{1,40}): ?(.*)$/s) ?? [null, "", line];
    return el("div", null, el("dt", null, label), el("dd", null, several(words)));
  });
  return el("dl.overview", null, el("div", null, el("dd", null, block.summary)), rows);
}

/** "A (a; b); B" as a list of two, where each part stands by itself; else as it is. */
function several(words) {
  const parts = words.split(/; (?![^(]*\))/);
  const startsAnew = parts.every((part) => part.charAt(0) !== part.charAt(0).toLowerCase());
  if (parts.length === 1 || !startsAnew) return spoken(words);
  return listOf("ul.plain", parts.map((part) => part.replace(/\.+$/, "")));
}

/** What to do in order: the procedure, why, and its deadline, office and fee. */
function lifeEvent(block, lines) {
  lines.take(`${block.name}: `);
  const items = block.items.map((item) => {
    lines.take(`${item.name}: ${item.why}`);
    const details = item.details.map((detail) => el("p.details", null, spoken(detail.text)));
    return el("li", null, el("strong", null, item.name), el("p", null, item.why), details);
  });
  return el("ol.steps", null, items);
}

/** The block's items say less than the words here and there, never more. */
function listCard(block, lines) {
  const [symbol, title] = WORDS.lists.get(block.type);
  const items = lines.takeItems();
  const said = items.length ? items : block.items.map((item) => item.paper ?? item);
  const kind = block.type === "steps" ? "ol.steps" : "ul.plain";
  if (said.length <= LONG) return titled(symbol, title, [listOf(kind, said)]);
  const rest = said.slice(SHOWN_OF_LONG);
  const folded = listOf(kind, rest, SHOWN_OF_LONG + 1);
  const more = el("details.rest", null, el("summary", null, WORDS.more(rest.length)), folded);
  return titled(symbol, title, [listOf(kind, said.slice(0, SHOWN_OF_LONG)), more]);
}

function listOf(kind, items, start = 1) {
  const from = kind.startsWith("ol") && start > 1 ? start : null;
  return el(kind, { start: from }, items.map((item) => el("li", null, spoken(String(item)))));
}
