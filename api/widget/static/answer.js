// One answer of the assistant as elements: its words, its cards, its sources, what can come next.

import { cardOf } from "./cards.js";
import { button, el, hotline, icon, spoken } from "./dom.js";
import { Lines } from "./lines.js";
import { sources } from "./sources.js";
import { WORDS } from "./words.js";

const EMERGENCY = /\b(11[1-5])\s*\(([^)]+)\)/g;

/** `ask(text)` is called when a suggestion is pressed. */
export function answerElements(reply, ask) {
  const made = reply.blocks?.length ? withCards(reply) : inWords(reply);
  return [heading(reply), ...made, helpLine(reply), sources(reply.sources), suggestions(reply, ask)];
}

/** The procedure's name, where the words do not tell it. */
function heading({ procedure, text }) {
  if (!procedure || text.includes(procedure.title)) return null;
  return el("p.about", null, procedure.title);
}

function withCards(reply) {
  const made = sectionsOf(reply).map(({ title, part }) => {
    const elements = oneSection(part);
    return elements && [title && el("h3.asked", null, title), ...elements];
  });
  return made.includes(null) ? inWords(reply) : made.flat();
}

/** An answer to several questions cut at them, each with its own lines, blocks and procedure. */
function sectionsOf(reply) {
  const sections = [{ title: null, lines: [], part: { ...reply, blocks: [] } }];
  const heads = reply.blocks.filter((block) => block.type === "question");
  for (const line of reply.text.split("\n")) {
    const head = heads[sections.length - 1];
    if (line === head?.text) {
      const part = { ...reply, procedure: head.procedure, blocks: [] };
      sections.push({ title: head.text, lines: [], part });
    } else {
      sections[sections.length - 1].lines.push(line);
    }
  }
  let at = 0;
  for (const block of reply.blocks) {
    if (block.type === "question") at += 1;
    else sections[at].part.blocks.push(block);
  }
  for (const { lines, part } of sections) part.text = lines.join("\n");
  return sections;
}

function oneSection(reply) {
  const lines = new Lines(reply.text);
  lines.takeFreshness();
  const cards = reply.blocks.map((block) => cardOf(block, lines, reply));
  if (cards.includes(null)) return null;
  const isAsideAt = (at) => isAside(reply.blocks[at], reply);
  const [before, after] = lines.left();
  return [
    ...before,
    ...cards.filter((_, at) => !isAsideAt(at)),
    ...after,
    ...cards.filter((_, at) => isAsideAt(at)),
  ];
}

/** A frequent question near to what was asked; what was asked itself comes first. */
function isAside(block, reply) {
  return block.type === "faq" && reply.blocks.length > 1;
}

/** What is read aloud when the answer comes. */
export function firstLine(reply) {
  const asides = (reply.blocks ?? []).filter((block) => isAside(block, reply));
  const isSaidAside = (line) => asides.some((block) => line.startsWith(block.answer.replace(/\.$/, "")));
  const lines = reply.text.split("\n");
  return lines.find((line) => !isSaidAside(line)) ?? lines[0];
}

/** The words alone; the choices of a clarifying question are shown as buttons instead. */
function inWords(reply) {
  const lines = new Lines(reply.text);
  if (reply.sources?.length) lines.takeFreshness();
  if (reply.status === "clarification") lines.takeItems();
  return lines.left().flat();
}

function helpLine(reply) {
  if (reply.status === "emergency") {
    const calls = [...reply.text.matchAll(EMERGENCY)].map(([, number, whom]) =>
      el("a.tool.call-now", { href: `tel:${number}` }, icon("phone"), WORDS.call(number, whom)),
    );
    return el("div.calls", null, calls);
  }
  const needsPerson = reply.status !== "answered" && reply.text.includes("1022");
  return needsPerson ? el("div.calls", null, hotline()) : null;
}

function suggestions(reply, ask) {
  const texts = (reply.suggestions ?? []).map((suggestion) => suggestion.text);
  if (!texts.length) return null;
  const isChoice = reply.status === "clarification";
  const kind = isChoice ? "button.choice" : "button.chip";
  const items = texts.map((text) => el("li", null, button(kind, text, () => ask(text))));
  return el(
    "div.next",
    { role: "group", "aria-label": isChoice ? WORDS.choose : WORDS.next },
    el(isChoice ? "ul.choices" : "ul.chips", null, items),
    isChoice ? el("p.small", null, spoken(WORDS.noneFits)) : null,
  );
}
