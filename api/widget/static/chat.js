// The chat of the page: wires the panel, the box and the thread to one conversation.

import { announce } from "./announce.js";
import { firstLine } from "./answer.js";
import * as box from "./box.js";
import * as conversation from "./conversation.js";
import * as keep from "./keep.js";
import * as panel from "./panel.js";
import { Thread } from "./thread.js";
import { WORDS } from "./words.js";

const SAY_IT_IS_SLOW = 3000;

const byId = (id) => document.getElementById(id);
const thread = new Thread(byId("chat-thread"), (text) => ask(text));
const welcome = byId("chat-welcome");
let isBusy = false;
let restored = null;

/** Asks: out of the box or by a button. What fails stays in the box, with the reason. */
async function ask(text, isFromBox = false) {
  await restore();
  if (isBusy) return announce(WORDS.busy);
  const words = text.trim();
  if (!words) return refuse(WORDS.empty);
  const question = thread.addQuestion(words);
  if (isFromBox) box.write("");
  await whileBusy(question, async (patience) => {
    const { reply, isNew } = await conversation.say(words, patience);
    if (isNew) question.before(thread.addNotice(WORDS.expired));
    showConsent();
    byId("chat-needs").hidden = true;
    show(thread.addAnswer(reply), question, firstLine(reply), !isFromBox);
  }, () => {
    question.remove();
    if (!box.read()) box.write(words);
  });
}

/** Opens the conversation at once, so that the greeting answers the choice. */
async function choose(isKept) {
  await restore();
  if (isBusy || conversation.current()) return;
  conversation.decide(isKept);
  await whileBusy(welcome, async (patience) => {
    const greeting = await conversation.open(patience);
    showConsent();
    const said = thread.addWords("assistant", greeting);
    show(said, said, greeting, false);
    focusWhereOneWrites();
  }, () => conversation.decide(null));
}

/** One thing at a time: shows that it is on its way, and says what went wrong. */
async function whileBusy(seen, work, undo) {
  const stop = new AbortController();
  const waiting = thread.addWaiting(() => stop.abort());
  const slow = setTimeout(() => announce(WORDS.thinking), SAY_IT_IS_SLOW);
  setBusy(true);
  panel.reveal(seen);
  const waits = (message, seconds) => {
    waiting.waits(message, seconds);
    announce(message);
    panel.reveal(seen);
  };
  try {
    await work({ signal: stop.signal, waits });
  } catch (error) {
    undo();
    refuse(error.message);
  } finally {
    clearTimeout(slow);
    waiting.remove();
    setBusy(false);
  }
}

function setBusy(value) {
  isBusy = value;
  if (value) box.clearError();
  box.setBusy(value);
  thread.setBusy(value);
  byId("chat-restart").setAttribute("aria-disabled", String(value));
}

function refuse(message) {
  box.showError(message);
  box.focus();
}

/** The answer comes into view from its beginning; whoever pressed a button is taken to it. */
function show(answer, from, line, takesFocus) {
  announce(WORDS.answered(line));
  if (takesFocus && panel.isOpen()) answer.focus({ preventScroll: true });
  panel.reveal(from);
}

/** Before the choice two buttons, after it one line. */
function showConsent() {
  const isKept = conversation.consent();
  const isOpened = conversation.current() !== null;
  byId("chat-consent").hidden = isOpened;
  byId("chat-kept").hidden = !isOpened;
  byId("chat-kept").textContent = isKept ? WORDS.kept : WORDS.notKept;
  byId("chat-kept").title = isKept ? WORDS.keptLong : WORDS.notKeptLong;
}

/** Brings back, once a page, what was said before the reload. */
function restore() {
  if (!restored) restored = bringBack();
  return restored;
}

async function bringBack() {
  showConsent();
  if (!conversation.current()) return;
  const notice = thread.addNotice(WORDS.reopening);
  setBusy(true);
  try {
    const messages = await conversation.readAll({ waits: (message) => (notice.textContent = message) });
    notice.remove();
    thread.restore(messages);
    byId("chat-needs").hidden = messages.length > 0;
    forgetDraftThatArrived(messages);
    const questions = document.querySelectorAll("#chat-thread .citizen");
    if (questions.length) panel.reveal(questions[questions.length - 1]);
  } catch {
    notice.textContent = WORDS.notReopened;
  } finally {
    setBusy(false);
    showConsent();
  }
}

/** A reload while a question was under way: it is in the transcript, so no longer a draft. */
function forgetDraftThatArrived(messages) {
  const sending = keep.get("sending");
  const arrived = messages.some((message) => message.sender === "citizen" && message.text === sending?.text);
  if (!arrived) return;
  keep.set("sending", null);
  if (box.read() === sending.text) box.write("");
}

function startAgain() {
  conversation.forget();
  thread.clear();
  box.clearError();
  box.write("");
  byId("chat-needs").hidden = false;
  showConsent();
  focusWhereOneStarts();
}

/** First the words of the first screen; later the box, but on a phone not its keyboard. */
function focusWhereOneStarts() {
  if (conversation.current()) return focusWhereOneWrites();
  welcome.querySelector(".hello").focus();
}

function focusWhereOneWrites() {
  if (matchMedia("(pointer: coarse)").matches) byId("chat-log").focus({ preventScroll: true });
  else box.focus();
}

function askFromPage(event) {
  const pressed = event.target.closest("[data-ask]");
  if (!pressed) return;
  openWith(pressed.dataset.ask);
}

function openEmpty() {
  panel.show();
  restore();
  focusWhereOneStarts();
}

function openWith(text) {
  if (!panel.isOpen()) {
    panel.show();
    byId("chat").focus({ preventScroll: true });
  }
  ask(text);
}

function confirmAgain() {
  const dialog = byId("chat-again");
  if (isBusy) return announce(WORDS.busy);
  if (!conversation.current()) return startAgain();
  dialog.returnValue = "no";
  dialog.showModal();
}

box.start((text) => ask(text, true));
panel.start(openEmpty);
document.addEventListener("click", askFromPage);
byId("hero-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const field = byId("hero-question");
  if (field.value.trim()) openWith(field.value);
  else openEmpty();
  field.value = "";
});
byId("chat-consent").addEventListener("click", (event) => {
  const choice = event.target.closest("[data-consent]");
  if (choice) choose(choice.dataset.consent === "yes");
});
byId("chat-restart").addEventListener("click", confirmAgain);
byId("chat-again").addEventListener("close", (event) => {
  if (event.target.returnValue === "yes") startAgain();
});
if (keep.get("isOpen")) {
  panel.show();
  restore();
}
