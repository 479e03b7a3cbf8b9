// What was wrong with an answer: asked of who presses 👎.

import { html } from "../lent.js";

const backToThumb = ({ target }) => target.closest(".under").querySelector("button").focus();

export function reasons(ui, id) {
  const { t } = ui;
  const send = (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    backToThumb(event);
    ui.rate(id, 1, [given.get("why"), given.get("more")].filter(Boolean).join(": ") || undefined);
  };
  const cancel = (event) => {
    backToThumb(event);
    ui.askWhy(null);
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
