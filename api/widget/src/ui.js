// The widget's state and what can be done with it; the templates in view/ draw it.

import { render } from "lit/html.js";

import { makeApi } from "./api.js";
import { small } from "./cards/draw.js";
import { firstLine } from "./cards/index.js";
import { own, shared } from "./keep.js";
import { arrange, reveal, watchScreen } from "./screen.js";
import { hush, onVoices } from "./speech.js";
import { Talk } from "./talk.js";
import { rootTemplate } from "./view/root.js";

const AGAIN = 10000;
const TOUCH = matchMedia("(pointer: coarse)");

export class Ui {
  constructor(host, config) {
    this.host = host;
    this.config = config;
    this.t = config.t;
    this.api = makeApi(config);
    this.error = "";
    this.isOpen = false;
    this._root = host.shadowRoot;
    this.talk = new Talk(this.api, config, {
      changed: () => this.changed(),
      grown: (item) => this._grown(item),
      answered: (item) => this._answered(item),
      refused: (entry) => this._refused(entry),
      notice: (key) => this._notice(key),
    });
    this._listenToBrowser();
    this._draw();
    this.box.value = own.get("draft") ?? "";
    if (own.get("isOpen")) this.show();
    this.talk.flush();
  }

  get box() {
    return this.find("#box");
  }

  get isLarge() {
    return Boolean(shared.get("large"));
  }

  find(selector) {
    return this._root.querySelector(selector);
  }

  /** Draws again, once, after whatever else changes now. */
  changed() {
    this._drawing ??= Promise.resolve().then(() => {
      this._drawing = null;
      this._draw();
    });
    return this._drawing;
  }

  /** Two polite live regions in turn: the same words twice are then still a change to be read. */
  announce(text) {
    const slots = this._root.querySelectorAll(".speaker");
    this._turn = 1 - (this._turn ?? 0);
    slots[1 - this._turn].textContent = "";
    slots[this._turn].textContent = text;
  }

  emit(name, detail) {
    const options = { detail, bubbles: true, composed: true };
    this.host.dispatchEvent(new CustomEvent(`tro-ly:${name}`, options));
  }

  show(takesFocus) {
    if (!this.isOpen) {
      this.isOpen = true;
      own.set("isOpen", true);
      arrange(this);
      this.emit("mo");
      this._lookUpProcedure();
    }
    this.changed();
    this._follow();
    if (takesFocus) this.focusStart();
  }

  hide() {
    this.isOpen = false;
    own.set("isOpen", null);
    this.find("#panel").close();
    hush();
    this._follow();
    this._draw();
    this.find("#launcher").focus();
    this.emit("dong");
  }

  /** Says it as the citizen's; whoever pressed a button for it is taken to the answer. */
  ask(text, isFromBox) {
    this.show();
    const words = text.trim();
    if (!words) return this.refuse(this.t("empty"));
    this._isFromButton = !isFromBox;
    this.error = "";
    if (isFromBox) this.write("");
    this.talk.say(words);
    this.emit("gui");
    this.changed().then(() => reveal(this));
  }

  write(text) {
    this.box.value = text;
    this.typed();
  }

  typed() {
    this.error = "";
    own.set("draft", this.box.value || null);
    this.changed();
  }

  refuse(message) {
    this.error = message;
    this.changed().then(() => this.box.focus());
  }

  /** Opens the conversation at once, so that the greeting answers the choice. */
  async choose(isKept) {
    this.talk.consent = isKept;
    this.isStarting = true;
    this.changed();
    try {
      this.talk.greet(await this.talk.start());
      this.focusStart();
    } catch (error) {
      this.refuse(error.message);
    }
    this.isStarting = false;
    this.changed();
  }

  async edit(id) {
    this.write(this.talk.takeBack(id));
    this.box.focus();
  }

  async handover() {
    this._isFromButton = true;
    await this._try(() => this.talk.handover());
  }

  /** `score` 5 at once, 1 after a reason was asked for. */
  async rate(id, score, reason) {
    this.rating = null;
    await this._try(async () => {
      await this.talk.rate(id, score, reason);
      this.announce(this.t("thanks"));
    });
  }

  confirm(question) {
    this.question = question;
    this.changed().then(() => this.find("#sure").showModal());
  }

  async sure(isSure) {
    const { question } = this;
    this.find("#sure").close();
    this.question = null;
    this.find("summary").focus();
    if (isSure && question === "askRestart") this.startAgain();
    if (isSure && question === "askErase") await this._erase();
    this.changed();
  }

  startAgain() {
    this.talk.forget();
    this.write("");
    this.focusStart();
  }

  /** Opens the form for what was wrong, and takes the citizen into it; null closes it. */
  async askWhy(id) {
    this.rating = id;
    await this.changed();
    await this._bringing;
    this.find(".why input")?.focus();
  }

  /** Draws with what few need; where that is not here yet, it is fetched. */
  later(draw) {
    this._bringing ??= this._bringLater();
    return this._later ? draw(this._later) : this._isLost && small(this.t("partLost"));
  }

  enlarge() {
    shared.set("large", this.isLarge ? null : true);
    this.changed();
  }

  /** First the words of the first screen; later the box, but on a phone not its keyboard. */
  async focusStart() {
    await this.changed();
    if (!this.talk.open) this.find("#hello").focus();
    else if (TOUCH.matches) this.find("#log").focus({ preventScroll: true });
    else this.box.focus();
  }

  _draw() {
    render(rootTemplate(this), this._root);
  }

  async _try(work) {
    try {
      await work();
    } catch (error) {
      this.refuse(error.message);
    }
    this.changed();
  }

  async _erase() {
    try {
      await this.talk.erase();
    } catch {
      return this.refuse(this.t("notErased"));
    }
    this.write("");
    this.announce(this.t("erased"));
    this.focusStart();
  }

  async _bringLater() {
    try {
      this._later = await this.config.bringLater();
    } catch {
      this._isLost = true;
      setTimeout(() => (this._bringing = null), AGAIN); // whatever is drawn next then tries again
    }
    await this.changed();
  }

  _answered(item) {
    const words = item.reply ? firstLine(item.reply) : item.text;
    const key = item.sender === "operator" ? "operatorSaid" : "answered";
    this.announce(this.t(key, words));
    const { status, intent, procedure } = item.reply ?? item;
    this.emit("tra-loi", { status, intent, procedure: procedure?.slug });
    this._grown(item);
    this.changed().then(() => {
      const takesFocus = this._isFromButton && this.isOpen;
      if (takesFocus) this.find("article:last-of-type")?.focus({ preventScroll: true });
      this._isFromButton = false;
    });
  }

  /** A refused question goes back into the box, unless something new is being written there. */
  _refused({ id, why }) {
    if (!this.box.value) this.write(this.talk.takeBack(id));
    this.refuse(why);
  }

  _notice(key) {
    this.announce(this.t(key));
    this.changed();
  }

  /** More stands below the last question than when it was brought into sight: an answer, or part of it. */
  _grown(item) {
    const isMore = item && this.fresh === item;
    if (item) this.fresh = item;
    this.changed().then(() => reveal(this, isMore));
  }

  async _lookUpProcedure() {
    const wanted = this.config.procedure;
    if (!wanted || this.procedure) return;
    const list = await this.api.call("GET", "/api/v1/procedures").catch(() => ({ procedures: [] }));
    this.procedure = list.procedures.find(({ slug, code }) => slug === wanted || code === wanted);
    this.changed();
  }

  /** A stream is open only while the panel is, and its tab is looked at. */
  _follow() {
    this.talk.follow(this.isOpen && !document.hidden);
  }

  _listenToBrowser() {
    document.addEventListener("visibilitychange", () => this._follow());
    onVoices(() => this.changed());
    watchScreen(this);
  }
}
