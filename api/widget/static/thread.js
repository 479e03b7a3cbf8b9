// The list of messages: who speaks, what was said, and the sign that an answer is on its way.

import { answerElements } from "./answer.js";
import { button, el, spoken } from "./dom.js";
import { WORDS } from "./words.js";

const WHO = { citizen: WORDS.citizen, operator: WORDS.operator, assistant: WORDS.assistant };

let lastId = 0;

export class Thread {
  /** `ask(text)` is called when a suggestion is pressed. */
  constructor(place, ask) {
    this.place = place;
    this.ask = ask;
  }

  clear() {
    this.place.replaceChildren();
  }

  addQuestion(text) {
    return this._add("citizen", [el("p.words", null, text)]);
  }

  addAnswer(reply) {
    this._dropSuggestions();
    const made = this._add("assistant", answerElements(reply, this.ask));
    made.dataset.status = reply.status;
    return made;
  }

  /** Words without a Reply: the greeting, or an operator's. */
  addWords(sender, text) {
    return this._add(sender, text.split("\n").map((line) => el("p", null, spoken(line))));
  }

  addNotice(text) {
    const notice = el("p.notice", null, text);
    this.place.append(notice);
    return notice;
  }

  /** The typing sign; `waits` shows that the server is starting and lets the citizen stop. */
  addWaiting(stop) {
    const words = el("p", null, WORDS.thinking);
    const dots = el("span.dots", { "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    const made = el("div.waiting", null, dots, words);
    this.place.append(made);
    const waits = (message, seconds) => {
      words.textContent = `${message} ${WORDS.waiting(seconds)}`;
      if (!made.querySelector("button")) made.append(button("button.tool", WORDS.stopWaiting, stop));
    };
    return { element: made, waits, remove: () => made.remove() };
  }

  /** All that the server still knows of the conversation. */
  restore(messages) {
    for (const { sender, text, reply } of messages) {
      if (sender === "citizen") this.addQuestion(text);
      else if (reply) this.addAnswer(reply);
      else this.addWords(sender === "operator" ? "operator" : "assistant", text);
    }
  }

  setBusy(isBusy) {
    for (const item of this.place.querySelectorAll(".next button")) {
      item.setAttribute("aria-disabled", String(isBusy));
    }
  }

  /** Older suggestions are about what was talked of then. */
  _dropSuggestions() {
    for (const old of this.place.querySelectorAll(".next")) old.remove();
  }

  _add(sender, content) {
    const isMachine = sender === "assistant";
    const who = el("h3.who", { id: `said-by-${(lastId += 1)}` }, WHO[sender]);
    const made = el(
      `article.said.${sender}`,
      { tabindex: "-1", "aria-labelledby": who.id, "data-sender": sender, "data-ai": isMachine && "true" },
      who,
      el("div.what", null, content),
    );
    this.place.append(made);
    return made;
  }
}
