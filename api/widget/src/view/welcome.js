// The first screen: who is speaking, the choice about keeping, what people come for.

import { html, nothing } from "lit/html.js";

import { capital } from "../cards/draw.js";
import { icon } from "../icons.js";

export function welcomeTemplate(ui) {
  const { t, talk, config } = ui;
  return html`<div id="welcome">
    <div id="hello" tabindex="-1">
      <p><strong>${t("hello")}</strong></p>
      <p>${config.greeting || t("help")} ${t("vietnamese")}</p>
    </div>
    ${talk.open ? nothing : consent(ui)}
    ${ui.procedure ? here(ui) : nothing}
    ${talk.items.length || talk.pending.length ? nothing : needs(ui)}
  </div>`;
}

function consent(ui) {
  const { t } = ui;
  return html`<div id="consent" role="group" aria-labelledby="consent-ask">
    <p id="consent-ask">${t("consent")}</p>
    <div class="choices">
      <button type="button" class="main" data-consent="yes" @click=${() => ui.choose(true)}>${t("yes")}</button>
      <button type="button" data-consent="no" @click=${() => ui.choose(false)}>${t("no")}</button>
    </div>
  </div>`;
}

/** The procedure of the page the widget stands on. */
function here(ui) {
  const { t, procedure, config } = ui;
  const chips = t("hereNeeds").split("|").map((need) => [need, `${procedure.title} ${need}`]);
  const own = `${config.base}/thu-tuc/${procedure.slug}/giay-to-cua-toi`;
  return html`<section id="here">
    <h3>${t("here")} <span lang="vi">${procedure.title}</span></h3>
    ${list(ui, chips)}
    <a class="tool" href=${own} target="_blank">${icon("list")}${t("ownPapers")}</a>
  </section>`;
}

const needs = (ui) => html`<section id="needs"><h3>${ui.t("needs")}</h3>${list(ui, ui.config.needs)}</section>`;

const list = (ui, chips) =>
  html`<ul class="chips" lang="vi">
    ${chips.map(
      ([label, question]) =>
        html`<li><button type="button" class="chip" @click=${() => ui.ask(question)}>${capital(label)}</button></li>`,
    )}
  </ul>`;
