// What an answer rests on, folded under "Căn cứ".

import { html } from "lit/html.js";
import { icon } from "../icons.js";
import { dayMonthYear, isOfState, page, small } from "./draw.js";

/** One legal text with all its articles; a page of the portal has its own name. */
export function sources(list, { t }) {
  if (!list?.length) return "";
  const texts = [...new Set(list.map(({ text }) => text))];
  const days = list.map((source) => source.verified_on);
  const state = days.every(Boolean) ? t("verified", dayMonthYear(days.sort()[0])) : t("notVerified");
  const entry = (name) => {
    const same = list.filter(({ text }) => text === name);
    const [{ title, url, in_force_from: since }] = same;
    if (isOfState(url)) return html`<li>${page(url, "out", name)}</li>`;
    const articles = same.map(({ article }) => article).filter(Boolean).join("; ");
    const said = [articles, since && t("since", dayMonthYear(since))].filter(Boolean).join(" · ");
    return html`<li>${title ? `${title} (${name})` : name} ${small(said)}</li>`;
  };
  return html`<details class="sources"><summary>${icon("law")}${t("basis")} (${texts.length}) ${small(state)}</summary><ul>${texts.map(entry)}</ul></details>`;
}
