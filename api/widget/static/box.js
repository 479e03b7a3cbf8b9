// The box one writes in: draft, counter, error, Enter.

import * as keep from "./keep.js";
import { WORDS } from "./words.js";

const MOST = 4000;
const COUNTED_FROM = 3500;

const form = document.getElementById("chat-form");
const box = document.getElementById("chat-box");
const send = document.getElementById("chat-send");
const error = document.getElementById("chat-error");
const counter = document.getElementById("chat-count");

export const focus = () => box.focus();
export const read = () => box.value;
export const showError = (text) => say(text);
export const clearError = () => say("");

export function write(text) {
  box.value = text;
  changed();
}

export function setBusy(isBusy) {
  box.readOnly = isBusy;
  form.classList.toggle("busy", isBusy);
  send.setAttribute("aria-disabled", String(isBusy));
}

function say(text) {
  error.textContent = text;
  error.hidden = !text;
  box.setAttribute("aria-invalid", String(Boolean(text)));
}

function changed() {
  keep.set("draft", box.value);
  count();
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

/** Counts characters as the server does, not halves of an emoji. */
function count() {
  const used = box.value.length < COUNTED_FROM ? 0 : [...box.value].length;
  const shown = (number) => number.toLocaleString("vi-VN");
  counter.hidden = used < COUNTED_FROM;
  counter.classList.toggle("over", used > MOST);
  counter.textContent =
    used > MOST ? WORDS.over(shown(used - MOST)) : WORDS.left(shown(used), shown(MOST));
}

/** Enter sends, Shift+Enter breaks the line, and Enter that ends a Vietnamese syllable does neither. */
function pressed(event) {
  const composes = event.isComposing || event.keyCode === 229;
  if (event.key !== "Enter" || event.shiftKey || composes) return;
  event.preventDefault();
  form.requestSubmit();
}

/** `submitted(text)` is called with what was written. */
export function start(submitted) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submitted(box.value);
  });
  box.addEventListener("keydown", pressed);
  box.addEventListener("input", () => {
    clearError();
    changed();
  });
  write(keep.get("draft") ?? "");
}
