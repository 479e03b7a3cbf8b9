// 👍 at once; 👎 with what was wrong.

import { html, nothing } from "lit/html.js";

import { icon } from "../icons.js";

export function ratingTemplate(ui, { message_id: id }) {
  const { t } = ui;
  const score = ui.talk.notes[`rated:${id}`];
  const thumb = (value, symbol, label, press) =>
    html`<button type="button" class="tool" aria-pressed=${score === value} aria-label=${t(label)} title=${t(label)} @click=${press}>
      ${icon(symbol)}
    </button>`;
  return html`${thumb(5, "up", "good", () => ui.rate(id, 5))}
  ${thumb(1, "down", "bad", () => toggle(ui, id))}
  ${ui.rating === id ? reasons(ui, id) : nothing}`;
}

/** Whoever opens the form is taken into it, and back to the thumb when it goes. */
function toggle(ui, id) {
  ui.rating = ui.rating === id ? null : id;
  ui.changed().then(() => ui.find(".why input")?.focus());
}

const backToThumb = ({ target }) => target.closest(".under").querySelector("button").focus();

function reasons(ui, id) {
  const { t } = ui;
  const send = (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    backToThumb(event);
    ui.rate(id, 1, [given.get("why"), given.get("more")].filter(Boolean).join(": ") || undefined);
  };
  const cancel = (event) => {
    backToThumb(event);
    toggle(ui, id);
  };
  return html`<form class="why" @submit=${send}>
    <fieldset>
      <legend>${t("why")}</legend>
      ${t("whys")
        .split("|")
        .map((why) => html`<label><input type="radio" name="why" value=${why} />${why}</label>`)}
    </fieldset>
    <label>${t("more")}<input name="more" maxlength="500" autocomplete="off" /></label>
    <div class="choices">
      <button type="submit" class="main">${t("sendRating")}</button>
      <button type="button" @click=${cancel}>${t("cancel")}</button>
    </div>
  </form>`;
}
