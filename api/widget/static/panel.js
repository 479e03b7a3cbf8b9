// The panel itself: docked beside the page on wide screens; over it, and alone, on narrower ones.

import * as keep from "./keep.js";

const DOCKED = matchMedia("(min-width: 64em)");
const SHORT = 480;

const page = document.getElementById("page");
const launcher = document.getElementById("chat-launcher");
const panel = document.getElementById("chat");
const wide = document.getElementById("chat-wide");

export const isOpen = () => !panel.hidden;

export function show() {
  panel.hidden = false;
  keep.set("isOpen", true);
  launcher.setAttribute("aria-expanded", "true");
  arrange();
}

export function hide() {
  panel.hidden = true;
  keep.set("isOpen", false);
  launcher.setAttribute("aria-expanded", "false");
  arrange();
  launcher.focus();
}

/** Scrolls the message to the top of what is visible, whichever part scrolls. */
export function reveal(element) {
  const log = document.getElementById("chat-log");
  const scroller = panel.classList.contains("short") ? panel : log;
  const gap = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop += gap - 8;
}

/** Puts the page out of reach while the panel covers it, and aside while they share the window. */
function arrange() {
  const covers = isOpen() && !DOCKED.matches;
  page.inert = covers;
  panel.setAttribute("aria-modal", String(covers));
  document.documentElement.classList.toggle("chat-covers", covers);
  document.documentElement.classList.toggle("chat-docked", isOpen() && DOCKED.matches);
  document.documentElement.classList.toggle("chat-wide", Boolean(keep.get("isWide")));
  wide.setAttribute("aria-pressed", String(Boolean(keep.get("isWide"))));
}

/** The keyboard of a phone takes its room from the panel, not from the words. */
function fit() {
  const view = window.visualViewport;
  const height = view ? view.height * view.scale : window.innerHeight;
  panel.classList.toggle("short", height < SHORT);
  if (!view || view.scale > 1.01) return; // pinched: let the citizen look around
  panel.style.setProperty("--view-height", `${view.height}px`);
  panel.style.setProperty("--view-top", `${view.offsetTop}px`);
}

/** Not while a Vietnamese syllable is being composed, a question asked, or the page beside written in. */
function escape(event) {
  if (event.key !== "Escape" || !isOpen() || event.isComposing || event.defaultPrevented) return;
  const isElsewhere = page.contains(document.activeElement);
  if (!isElsewhere && !document.querySelector("dialog[open]")) hide();
}

/** `opened()` is called after the citizen pressed the launcher. */
export function start(opened) {
  launcher.addEventListener("click", () => {
    show();
    opened();
  });
  document.getElementById("chat-close").addEventListener("click", hide);
  wide.addEventListener("click", () => {
    keep.set("isWide", !keep.get("isWide"));
    arrange();
  });
  document.addEventListener("keydown", escape);
  DOCKED.addEventListener("change", arrange);
  window.visualViewport?.addEventListener("resize", fit);
  window.visualViewport?.addEventListener("scroll", fit);
  window.addEventListener("resize", fit);
  fit();
}
