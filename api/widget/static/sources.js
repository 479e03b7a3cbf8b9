// What an answer rests on, folded under "Căn cứ".

import { el, icon } from "./dom.js";
import { WORDS, dayMonthYear } from "./words.js";

export function sources(list) {
  if (!list?.length) return null;
  const days = list.map((source) => source.verified_on);
  const day = days.every(Boolean) && days.sort()[0];
  const state = day
    ? el("span.state.sure", null, icon("shield"), WORDS.verified(dayMonthYear(day)))
    : el("span.state", null, WORDS.notVerified);
  return el(
    "details.sources",
    null,
    el("summary", null, el("span", null, icon("law"), `${WORDS.basis} (${byText(list).size})`), state),
    el("ul", null, [...byText(list).values()].map(entry)),
  );
}

/** One legal text with all its articles; a page of the portal has its own name. */
function byText(list) {
  const groups = new Map();
  for (const source of list) groups.set(source.text, [...(groups.get(source.text) ?? []), source]);
  return groups;
}

function entry(same) {
  const [first] = same;
  const url = governmentUrl(first.url);
  if (url) {
    const opens = el("span.out-of-sight", null, ` (${WORDS.opens})`);
    const link = { href: url, target: "_blank", rel: "noopener noreferrer" };
    return el("li", null, el("a", link, first.text, opens, icon("out")));
  }
  const articles = same.map((source) => source.article).filter(Boolean).join("; ");
  const since = first.in_force_from && WORDS.since(dayMonthYear(first.in_force_from));
  return el(
    "li",
    null,
    el("strong", null, first.title ? `${first.title} (${first.text})` : first.text),
    el("span", null, [articles, since].filter(Boolean).join(" · ")),
  );
}

/** Only https pages of *.gov.vn become links. */
export function governmentUrl(text) {
  try {
    const url = new URL(text);
    const isOfState = url.hostname === "gov.vn" || url.hostname.endsWith(".gov.vn");
    const isPlain = url.protocol === "https:" && !url.username && !url.password && !url.port;
    return isOfState && isPlain ? url.href : null;
  } catch {
    return null;
  }
}
