// The box one writes in: draft, counter, error, Enter.

import { html, nothing } from "lit/html.js";

import { icon } from "../icons.js";
import { canListen, dictate } from "../speech.js";

const MOST = 4000;
const COUNTED_FROM = 3500;

export function boxTemplate(ui) {
  const { t, error } = ui;
  const submit = (event) => {
    event.preventDefault();
    ui.ask(ui.box.value, true);
  };
  return html`<form id="form" novalidate @submit=${submit}>
    <p id="error" role="alert" ?hidden=${!error}>${error}</p>
    <div class="write">
      <label class="out-of-sight" for="box">${t("label")}</label>
      <textarea
        id="box"
        rows="1"
        autocomplete="off"
        enterkeyhint="send"
        aria-describedby="care error"
        aria-invalid=${Boolean(error)}
        placeholder=${t("hint")}
        @keydown=${pressed}
        @input=${() => ui.typed()}
      ></textarea>
      ${canListen ? ear(ui) : nothing}
      <button type="submit" id="send" aria-label=${t("send")}>${icon("send")}</button>
    </div>
    <div class="below">
      <p id="care">${t("care")}</p>
      ${count(ui)}
    </div>
  </form>`;
}

const ear = (ui) =>
  html`<button
    type="button"
    class="round"
    id="speak"
    aria-label=${ui.t("speak")}
    aria-pressed=${Boolean(ui.isListening)}
    @click=${() => ui.isListening || dictate(ui)}
  >
    ${icon("mic")}
  </button>`;

/** Enter sends, Shift+Enter breaks the line, and Enter that ends a Vietnamese syllable does neither. */
function pressed(event) {
  const composes = event.isComposing || event.keyCode === 229;
  if (event.key !== "Enter" || event.shiftKey || composes) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

/** Counts characters as the server does, not halves of an emoji. */
function count({ t, box }) {
  const used = box && box.value.length >= COUNTED_FROM ? [...box.value].length : 0;
  if (used < COUNTED_FROM) return nothing;
  const shown = (number) => number.toLocaleString("vi-VN");
  const isOver = used > MOST;
  const words = isOver ? t("over", shown(used - MOST)) : t("left", shown(used), shown(MOST));
  return html`<p id="count" class=${isOver ? "over" : ""}>${words}</p>`;
}
