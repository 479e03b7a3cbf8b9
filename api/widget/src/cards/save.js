// "Lưu và lấy mã": a list kept by the server under a short code, and what can be taken away by it.

import { dayMonthYear, html, icon, isTicked, page, small } from "../lent.js";

/** `body` is the call's own (see `to_save`); `key` makes pressing twice save once. */
export function saveCard(body, name, key, facts, act) {
  const { t } = act;
  const kept = act.tick(key);
  const save = async ({ currentTarget: button }) => {
    button.disabled = true;
    const told = await saved({ ...body, held: heldOf(body, facts, act), client_key: key }, act);
    act.tick(key, told);
    button.disabled = false;
  };
  return html`<div class="card save"><div class="inside">${name ? html`<h5>${name}</h5>` : ""}
    <div role="status">${kept?.code ? taken(kept, body, act) : small(kept?.message ?? t("saveHint"))}</div>
    ${kept?.code ? "" : html`<div class="choices"><button type="button" class="main" @click=${save}>${t("save")}</button></div>`}
  </div></div>`;
}

/** What the API says: the code, or in words why there is none. */
async function saved(body, { base, t }) {
  try {
    const headers = { "Content-Type": "application/json" };
    const options = { method: "POST", headers, body: JSON.stringify(body) };
    const response = await fetch(`${base}/api/v1/checklists`, options);
    const told = await response.json();
    return response.ok ? told : told.error;
  } catch {
    return { message: t("notSaved") };
  }
}

/** What is ticked is at hand, with what was told of it in the talk. */
function heldOf({ slug, held }, facts, act) {
  const ticked = facts.filter((found) => found.slug === slug && found.fact.need && isTicked(found, act));
  return Object.fromEntries(ticked.map(({ fact: { key } }) => [key, { ...held[key], have: true }]));
}

function taken({ code, expires_on: until }, { event_days: days }, { base, t }) {
  const url = `${base}/checklists/${code}`;
  return html`<p>${t("code")}: <strong class="code">${code}</strong></p>
    ${small(t("codeHint", dayMonthYear(until)))}
    <div class="calls">
      ${page(url, "out", t("openList"))}${page(`${url}?kho=a4`, "print", t("printed"))}${page(`${url}.pdf`, "paper", "PDF")}
      ${Object.keys(days).length ? page(`${url}.ics`, "calendar", t("calendar")) : ""}
    </div>
    <details><summary>${icon("qr")}${t("qr")}</summary><img src="${url}.png" width="174" height="174" loading="lazy" alt="${t("qr")} ${code}" /></details>`;
}
