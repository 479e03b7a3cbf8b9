// One line of a list, drawn as what it is: a paper to tick, a fee, a step, a place, or just words.

import { html } from "lit/html.js";
import { icon } from "../icons.js";
import { capital, isOfState, labelled, marked, marksOf, ownPapers, page, prose, small, splitMarks } from "./draw.js";
import { isBrought } from "./facts.js";

const LONG = 40;

const bare = (text) => text.replace(/^[\s,.:]+|[\s,.]+$/g, "");

/** `found` is the fact that the line tells, if any (see facts.js). */
export function item(line, found, act) {
  if (!found) return html`<li>${marked(line)}</li>`;
  const { fact, id, part } = found;
  const at = line.indexOf(id);
  const lead = line.slice(0, at).replace(/:\s*$/, "");
  const rest = line.slice(at + id.length);
  if (fact.need) return paper(found, lead, rest, act);
  if (fact.label) return amount(fact, lead, rest);
  if (fact.details) return step(fact);
  if (fact.standing) {
    return html`<li class="pair ${fact.standing}"><span>${id}:</span>
      <strong>${icon(fact.standing === "ready" ? "check" : "warn")}${fact.words}</strong>${small(bare(rest).slice(fact.words.length))}</li>`;
  }
  if (part === "receivers") return html`<li><strong>${id}</strong>${marked(rest)}</li>`;
  return html`<li>${part === "lines" ? labelled(line) : marked(line)}</li>`;
}

function paper(found, lead, rest, act) {
  const { fact, id } = found;
  const note = fact.note?.replace(/\.$/, "");
  const cut = note && rest.includes(note) ? rest.lastIndexOf(note) : rest.length;
  const [words, marks] = splitMarks(rest.slice(0, cut).trimEnd());
  const because = ` (${fact.why})`;
  const why = words.includes(because) && capital(fact.why);
  const details = bare(words.replace(because, ""));
  const url = fact.form?.url;
  const giver = fact.given_by?.slug;
  const body = html`<span class="body"
    >${lead ? html`<span class="case">${lead}:</span>` : ""}<span class="name">${id}</span>${small(why)}${small(capital(details))}${marksOf(marks)}</span
  >`;
  return html`<li>
    ${isBrought(found) ? html`<label>${tickBox(found, act)}${body}</label>` : body}
    ${note && cut < rest.length ? html`<p class="note">${prose(fact.note)}</p>` : ""}
    ${isOfState(url) ? page(url, "paper", act.t("form")) : ""}${giver ? ownPapers(giver, act.t("giver"), act) : ""}
  </li>`;
}

/** A paper that several steps share is ticked for each of them. */
const tickKeys = ({ fact, slug }) => (fact.steps ?? [slug]).map((step) => `${step}/${fact.key}`);

export const isTicked = (found, act) => act.tick(tickKeys(found)[0]) ?? found.isHeld;

function tickBox(found, act) {
  const tick = (event) => tickKeys(found).forEach((key) => act.tick(key, event.target.checked));
  return html`<span class="tick"><input type="checkbox" .checked=${isTicked(found, act)} @change=${tick} />${icon("check")}</span>`;
}

/** The figure beside its label; what is said of it, or where there is none, below. */
function amount(fact, lead, rest) {
  const [said, marks] = splitMarks(rest);
  const [figure, ...more] = bare(said).split(". ");
  return html`<li class="pair ${figure.length > LONG ? "long" : ""}">
    <span>${lead && `${lead}: `}${fact.label}: ${small(!fact.is_sure && fact.condition !== fact.label && fact.condition)}</span>
    <strong>${prose(capital(figure))}</strong>${small(more.join(". "))}${marksOf(marks)}
  </li>`;
}

const step = ({ name, why, details }) =>
  html`<li><strong>${name}</strong><p>${why}</p>${details.map(({ text }) => html`<p class="small">${labelled(text)}</p>`)}</li>`;
