// One answer of the assistant: its words, its cards, its sources, what can come next.
//
// `act` comes from the conversation (see ../act.js):
//   base, t(key, ...values)          the API's origin; words of the interface, ./words.js among them
//   say(text)                        as the citizen's message
//   tick(key), tick(key, value)      what the conversation keeps: a tick, a saved list
//   later(draw)                      draw(the exports of ../later.js), which is fetched for it
//   isLast, after                    whether its choices are open; what the citizen said next

import { html } from "lit/html.js";
import { icon } from "../icons.js";
import { interview } from "./ask.js";
import { capital, marked, ownPapers, prose, small } from "./draw.js";
import { factsOf, take } from "./facts.js";
import { piecesOf } from "./lines.js";
import { cardsOf } from "./lists.js";
import { sources } from "./sources.js";

const EMERGENCY = /\b(11[1-5]) \([^)]+\)/g;
const FRESHNESS = /^(Nội dung này chưa|Kiểm chứng ngày)/;
const LONGEST_CAPTION = 60;

/** Of an answer that still comes (`isPart`), what ends with the last list whose block is there. */
export function answerTemplate(reply, act, isPart) {
  const { blocks = [], procedure } = reply;
  const about = blocks.find((block) => block.name)?.name ?? procedure?.title;
  const parts = partsOf(blocks, procedure);
  return html`${about ? html`<p class="small">${about}</p>` : ""}
    ${pieces(reply, parts, [about, ...blocks.map((block) => block.procedure?.title)], act, isPart)}
    ${parts.reverse().map(([block, facts]) => below(block, facts, reply, act))}
    ${calls(reply, act)}${isPart ? "" : [sources(reply.sources, act), act.isLast ? suggestions(reply, act) : ""]}`;
}

/** What is read aloud when the answer comes. */
export const firstLine = ({ text }) => text.split("\n")[0];

/** [[block, its facts]]; what follows a question is about the procedure that it names. */
function partsOf(blocks, procedure) {
  let about = procedure;
  return blocks.map((block) => {
    about = block.procedure ?? about;
    return [block, factsOf(block, about?.slug)];
  });
}

function pieces(reply, parts, names, act, isPart) {
  const { text, sources: law } = reply;
  const lines = text.split("\n").filter((line) => line.trim());
  const rest = new Set(parts);
  let caption = "";
  let told = 0;
  const drawn = piecesOf(lines, parts.flatMap(([block]) => block.lines ?? [])).map((piece, at, all) => {
    if (Array.isArray(piece)) {
      if (act.isLast && piece.every(({ items }) => items.every((line) => isChoice(line, reply)))) {
        return piece.map(({ head }) => head && html`<p>${head}:</p>`);
      }
      const part = [...rest, ...parts].find((each) => tells(each, piece)) ?? [{}, []];
      if (rest.delete(part)) told = at + 1;
      const cards = cardsOf(piece, part[0], [...part[1]], caption, act);
      caption = "";
      return cards;
    }
    const said = captionOf(piece, names);
    if (said && all.slice(at).some(Array.isArray)) {
      caption = said;
      return "";
    }
    return FRESHNESS.test(piece) && law?.length ? "" : plain(piece, parts, act);
  });
  return isPart ? drawn.slice(0, told) : drawn;
}

/** "Đăng ký khai sinh: phí, lệ phí như sau." → "Phí, lệ phí như sau", to stand over its lists. */
function captionOf(line, names) {
  const name = names.find((each) => each && line.startsWith(each));
  const said = name && line.slice(name.length).replace(/^[:\s]+|\.$/g, "");
  return said?.length < LONGEST_CAPTION && capital(said);
}

function tells([block, facts], run) {
  const isStop = block.timeline?.some(({ name }) => run[0].head.endsWith(name));
  return isStop || run.some(({ items }) => items.some((line) => take(line, [...facts])));
}

function plain(line, parts, act) {
  for (const [block] of parts) {
    const own = LINES[block.type]?.(line, block, act);
    if (own || own === "") return own;
  }
  return html`<p>${marked(line)}</p>`;
}

const now = (symbol, words, below) => html`<div class="now">${icon(symbol)}<div>${words}${below}</div></div>`;

/** What a block makes of a plain line of its own: "" where it is drawn elsewhere. */
const LINES = {
  question: (line, { text }) => line === text && html`<h3>${text}</h3>`,
  interview(line, block) {
    const words = line.replace(/^\d+\) /, "");
    if (line === block.help || (words !== line && block.answers.some(({ text }) => text === words))) return "";
    if (!line.endsWith(block.ask)) return undefined;
    const lead = line.slice(0, -block.ask.length);
    return lead && html`<p>${lead}</p>`;
  },
  place(line, { ward, place }) {
    const name = (ward?.name ?? place)?.toLowerCase();
    return name && line.toLowerCase().includes(name) && now(ward ? "office" : "warn", prose(line));
  },
  readiness(line, { next }, act) {
    const { step, words, procedure } = next;
    const giver = procedure ? ownPapers(procedure, act.t("giver"), act) : "";
    return line === words && now(step === "file" ? "check" : "list", html`<strong>${words}</strong>`, giver);
  },
};

/** What a block offers behind the words: to save, to answer, to go on elsewhere. */
function below(block, facts, { message_id: id }, act) {
  if (block.to_save) {
    const name = (at) => block.checklists?.[at].name;
    const draw = ({ saveCard }) =>
      [block.to_save].flat().map((body, at) => saveCard(body, name(at), `${id}-${at}`, facts, act));
    return act.later(draw);
  }
  if (block.type === "own_papers") return ownPapers(block.slug, block.title, act);
  return block.type === "interview" ? interview(block, act) : "";
}

function calls({ status, text }, { t }) {
  const hotline = status !== "answered" && text.includes("1022") ? ["1022"] : [];
  const numbers = status === "emergency" ? text.match(EMERGENCY) : hotline;
  const call = (whom) => html`<a class="tool" href="tel:${parseInt(whom)}">${icon("phone")}${t("callOf", whom)}</a>`;
  return numbers?.length ? html`<div class="calls">${numbers.map(call)}</div>` : "";
}

/** Where it asks which is meant, the list says what the buttons say, and more: they become one. */
const isChoice = (line, { status, suggestions: offered }) =>
  status === "clarification" && offered.some(({ text }) => line.startsWith(text));

function suggestions({ text: said, status, blocks = [], suggestions: offered = [] }, { say, t }) {
  const asked = blocks.flatMap(({ type, answers }) => (type === "interview" ? answers.map(({ text }) => text) : []));
  const texts = offered.map(({ text }) => text).filter((text) => !asked.includes(text));
  const more = (text) => status === "clarification" && said.split(`• ${text}`)[1]?.split("\n")[0];
  const one = (text) => html`<li><button type="button" class="chip" @click=${() => say(text)}>${text}${small(more(text))}</button></li>`;
  return texts.length ? html`<ul class="chips" aria-label=${t("next")}>${texts.map(one)}</ul>` : "";
}
