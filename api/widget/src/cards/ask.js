// The interview's question as a form: choosing and "Tiếp" sends the words of the choice.

import { html } from "lit/html.js";
import { dayMonthYear, small } from "./draw.js";

const VIETNAM = 7 * 3600000;

/** Once something was said after it, it only shows what was chosen. */
export function interview({ ask, help, answers, day_of: dayOf }, act) {
  const { isLast, after, t } = act;
  const answer = (event) => {
    event.preventDefault();
    const given = new FormData(event.target);
    act.say(given.get("day") ? dayMonthYear(given.get("day")) : given.get("pick"));
  };
  // A day chosen is an answer by itself: no choice is then asked for.
  const choose = ({ target }) => (target.form.noValidate = Boolean(target.value));
  const today = new Date(Date.now() + VIETNAM).toISOString().slice(0, 10);
  return html`<form class="card ask" @submit=${answer}>
    <fieldset ?disabled=${!isLast}>
      <legend>${ask}</legend>
      ${small(help)}
      ${answers.map(
        ({ text }) =>
          html`<label class="pick"><input type="radio" name="pick" required value=${text} ?checked=${text === after} /><span>${text}</span></label>`,
      )}
      ${dayOf && isLast ? html`<label class="day">${t("orDay", dayOf)} <input type="date" name="day" max=${today} @input=${choose} /></label>` : ""}
    </fieldset>
    ${isLast ? html`<div class="choices"><button type="submit" class="main">${t("go")}</button></div>` : ""}
  </form>`;
}
