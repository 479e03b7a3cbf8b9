// A run of lists as cards: what each line is comes from the block's facts.

import { html } from "lit/html.js";
import { isDrawn } from "../icons.js";
import { card, labelled } from "./draw.js";
import { isBrought, take } from "./facts.js";
import { isTicked, item } from "./items.js";

const LONG = 10;
const SHOWN_OF_LONG = 6;
const STOP = /^\p{L}+ \d+\. /u;

/** A list of one's own case is cut into cards by what it tells; any other block is one card. */
export function cardsOf(run, block, facts, caption, act) {
  const brought = facts.filter(isBrought);
  const groups = run.map((group) => groupOf(group, facts, act));
  const isWhole = ({ isPapers }) => isPapers || block.type !== "checklist";
  const whole = groups.filter(isWhole);
  const hasPapers = whole.some(({ isPapers }) => isPapers);
  const title = caption || (hasPapers ? act.t("papers") : "");
  return [
    whole.length ? one(whole, block, title, hasPapers ? tally(brought, act) : "") : "",
    ...groups.filter((group) => !isWhole(group)).map((group) => one([group], block)),
  ];
}

/** Untitled, it takes the head of its first list. */
function one(groups, { type }, title, beside) {
  const [{ head, part }] = groups;
  const isTimeline = STOP.test(head);
  const lists = groups.map((each, at) => [(at || title) && each.head ? html`<h5>${each.head}</h5>` : "", each.list]);
  const content = isTimeline ? html`<ol class="steps">${groups.map(stop)}</ol>` : lists;
  return title || head
    ? card(groups[0].isPapers ? "paper" : ([part, type].find(isDrawn) ?? "list"), title || head, content, beside)
    : html`<div class="card"><div class="inside">${content}</div></div>`;
}

function groupOf({ head, isNumbered, items }, facts, act) {
  const found = items.map((line) => (STOP.test(head) ? undefined : take(line, facts)));
  const isPapers = found.some((each) => each?.fact.need);
  const way = (at) => found[at]?.fact.way;
  const drawn = items.map((line, at) => {
    const isNew = way(at) && way(at) !== way(at - 1);
    return html`${isNew ? html`<li class="way">${act.t(`w_${way(at)}`)}</li>` : ""}${item(line, found[at], act)}`;
  });
  const list = (some, start) =>
    isNumbered ? html`<ol class="steps" start=${start}>${some}</ol>` : html`<ul class=${isPapers ? "papers" : "plain"}>${some}</ul>`;
  const rest = isPapers || drawn.length <= LONG ? [] : drawn.splice(SHOWN_OF_LONG);
  const more = html`<details><summary>${act.t("rest", rest.length)}</summary>${list(rest, SHOWN_OF_LONG + 1)}</details>`;
  const part = found.find(Boolean)?.part;
  return { head, items, part, isPapers, list: html`${list(drawn, 1)}${rest.length ? more : ""}` };
}

/** "Bước 1. Đăng ký khai sinh" and its lines as one stop of the timeline. */
const stop = ({ head, items }) =>
  html`<li><strong>${head.replace(STOP, "")}</strong>${items.map((line) => html`<p class="small">${labelled(line)}</p>`)}</li>`;

/** A paper of several steps counts once. */
function tally(brought, act) {
  const ticked = new Set(brought.filter((found) => isTicked(found, act)).map(({ fact }) => fact.key));
  return html`<span class="tally">${act.t("ticked", ticked.size)}</span>`;
}
