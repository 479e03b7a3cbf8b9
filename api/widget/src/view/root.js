// The launcher, the panel's frame and the question "are you sure".

import { html, nothing } from "lit/html.js";

import { icon } from "../icons.js";
import { boxTemplate } from "./box.js";
import { threadTemplate } from "./thread.js";
import { welcomeTemplate } from "./welcome.js";

export function rootTemplate(ui) {
  const { t, config } = ui;
  const classes = `root ${config.side} ${ui.isLarge ? "large" : ""} ${ui.isShort ? "short" : ""}`;
  return html`<div class=${classes} lang=${config.lang}>
    <button
      id="launcher"
      type="button"
      aria-haspopup="dialog"
      aria-expanded=${ui.isOpen}
      @click=${() => ui.show(true)}
    >
      ${icon("chat")}<span>${t("launcher")}</span>
    </button>
    <dialog
      id="panel"
      aria-labelledby="name"
      @keydown=${(event) => escape(ui, event)}
      @cancel=${(event) => cancel(ui, event)}
    >
      ${head(ui)}
      ${tools(ui)}
      ${ui.talk.offline ? html`<p class="offline">${icon("warn")}${t("offline")}</p>` : nothing}
      <div id="log" role="log" aria-live="off" aria-label=${t("log")} tabindex="0">
        ${welcomeTemplate(ui)}
        ${threadTemplate(ui)}
      </div>
      ${boxTemplate(ui)}
      <div class="out-of-sight">
        <p aria-live="polite" class="speaker"></p>
        <p aria-live="polite" class="speaker"></p>
      </div>
      ${sure(ui)}
    </dialog>
  </div>`;
}

function head(ui) {
  const { t } = ui;
  return html`<div class="head">
    <span class="face">${icon("chat")}</span>
    <div class="title">
      <h2 id="name">${t("name")}</h2>
      <p>${t("about")}</p>
    </div>
    <button type="button" class="round" id="close" aria-label=${t("close")} @click=${() => ui.hide()}>
      ${icon("close")}
    </button>
  </div>`;
}

function tools(ui) {
  const { t, talk } = ui;
  const choose = (work) => (event) => {
    event.currentTarget.closest("details").open = false;
    work();
  };
  const entry = (id, symbol, work) => html`<li>
    <button type="button" class="tool" id=${id} @click=${choose(work)}>${icon(symbol)}${t(id)}</button>
  </li>`;
  return html`<div class="tools">
    <a class="tool" href="tel:1022">${icon("phone")}${t("call")}</a>
    <details class="menu" @keydown=${fold} @focusout=${leave}>
      <summary class="tool">${icon("more")}${t("menu")}</summary>
      <ul>
        ${entry("person", "person", () => ui.handover())}
        ${entry("restart", "restart", () => (talk.items.length ? ui.confirm("askRestart") : ui.startAgain()))}
        ${entry("erase", "trash", () => ui.confirm("askErase"))}
        <li>
          <button type="button" class="tool" id="large" aria-pressed=${ui.isLarge} @click=${() => ui.enlarge()}>
            <b aria-hidden="true">Aa</b>${t("large")}
          </button>
        </li>
        <li><a class="tool" href=${`${ui.config.base}/chat`} target="_blank">${icon("out")}${t("plain")}</a></li>
      </ul>
    </details>
    ${talk.open ? html`<span id="kept">${t(talk.open.consent ? "kept" : "notKept")}</span>` : nothing}
  </div>`;
}

/** Escape folds the menu before it closes the panel. */
function fold(event) {
  const menu = event.currentTarget;
  if (event.key !== "Escape" || !menu.open) return;
  event.preventDefault();
  menu.open = false;
  menu.querySelector("summary").focus();
}

function leave(event) {
  const { currentTarget: menu, relatedTarget } = event;
  if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
}

function sure(ui) {
  const { t, question } = ui;
  const isErase = question === "askErase";
  return html`<dialog id="sure" aria-labelledby="sure-ask" @cancel=${(event) => stay(ui, event)}>
    <h2 id="sure-ask">${question && t(question)}</h2>
    <p>${t(isErase ? "eraseMeans" : "restartMeans")}</p>
    <div class="choices">
      <button type="button" class="main" id="sure-yes" @click=${() => ui.sure(true)}>
        ${t(isErase ? "erase" : "restart")}
      </button>
      <button type="button" @click=${() => ui.sure(false)}>${t("back")}</button>
    </div>
  </dialog>`;
}

function stay(ui, event) {
  event.preventDefault();
  ui.sure(false);
}

/** Not while a Vietnamese syllable is being composed, nor when something inside has used the key. */
function escape(ui, event) {
  if (event.key !== "Escape" || event.isComposing || event.defaultPrevented || ui.question) return;
  event.preventDefault();
  ui.hide();
}

/** A phone's "back" closes the modal panel. */
function cancel(ui, event) {
  if (event.target.id !== "panel") return;
  event.preventDefault();
  ui.hide();
}
