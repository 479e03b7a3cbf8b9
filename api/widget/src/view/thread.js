// What was said, who said it, what waits to be sent, and the sign that an answer is on its way.

import { html, nothing } from "lit/html.js";

import { makeAct } from "../act.js";
import { answerTemplate } from "../cards/index.js";
import { icon } from "../icons.js";
import { shared } from "../keep.js";
import { canRead, read } from "../speech.js";
import { ratingTemplate } from "./rating.js";

export function threadTemplate(ui) {
  const { talk } = ui;
  return html`${talk.restored ? nothing : reopening(ui)}
  ${talk.items.map((item, at) => said(ui, item, at))}
  ${talk.pending.map((entry) => waitingToBeSent(ui, entry))}
  ${ui.isStarting || talk.sending ? onItsWay(ui) : nothing}`;
}

function said(ui, item, at) {
  const { sender, text, reply, notice, isPart } = item;
  if (notice) return html`<p class="notice">${ui.t(notice)}</p>`;
  const isMachine = sender === "assistant";
  const content = reply ? answerTemplate(reply, makeAct(ui, at), isPart) : lines(text);
  const isWhole = isMachine && item.message_id && !isPart;
  return article(ui, item, html`${content}${isWhole ? under(ui, item) : nothing}`);
}

function article(ui, item, content) {
  const { sender, reply } = item;
  const isMachine = sender === "assistant";
  const who = ui.t(isMachine ? "name" : sender);
  return html`<article
    class="said ${sender} ${ui.fresh === item ? "fresh" : ""}"
    tabindex="-1"
    data-ai=${isMachine || nothing}
    data-status=${reply?.status ?? nothing}
  >
    <h3 class="who">${who}</h3>
    <div class="what" lang="vi">${content}</div>
  </article>`;
}

const lines = (text) => text.split("\n").map((line) => html`<p class="words">${line}</p>`);

function under(ui, item) {
  const isRead = ui.reading === item;
  return html`<div class="under">
    ${ratingTemplate(ui, item)}
    ${canRead()
      ? html`<button type="button" class="tool" aria-pressed=${isRead} @click=${() => read(ui, item)}>
          ${icon("voice")}${ui.t(isRead ? "stop" : "read")}
        </button>`
      : nothing}
  </div>`;
}

/** A question the server has not got: it can be mended, or sent at once. */
function waitingToBeSent(ui, { id, text, why }) {
  const { t, talk } = ui;
  const isBusy = talk.sending === id && !talk.waits;
  const tools = html`<p class="small" role="status">${why ?? t("queued")}</p>
    <div class="edit">
      <button type="button" class="tool" @click=${() => ui.edit(id)}>${t("edit")}</button>
      <button type="button" class="tool" @click=${() => talk.sendAgain(id)}>${t("now")}</button>
    </div>`;
  return article(ui, { sender: "citizen" }, html`${lines(text)}${isBusy ? nothing : tools}`);
}

function onItsWay({ t, talk }) {
  const { waits } = talk;
  return dots(waits ? `${talk.offline ? "" : waits.message} ${t("retry", waits.seconds)}` : t("thinking"));
}

const dots = (words) =>
  html`<div class="waiting"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><p>${words}</p></div>`;

/** Without a connection the last list of papers can still be read. */
function reopening(ui) {
  const last = ui.talk.offline && shared.get("last");
  if (!last) return html`<p class="notice">${ui.t("reopening")}</p>`;
  return html`<p class="notice">${ui.t("lastList")}</p>
    ${article(ui, { sender: "assistant", reply: last }, answerTemplate(last, makeAct(ui, -1)))}`;
}
