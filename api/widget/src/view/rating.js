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
  const ask = ({ reasons }) => reasons(ui, id);
  return html`${thumb(5, "up", "good", () => ui.rate(id, 5))}
  ${thumb(1, "down", "bad", () => ui.askWhy(ui.rating === id ? null : id))}
  ${ui.rating === id ? ui.later(ask) : nothing}`;
}
