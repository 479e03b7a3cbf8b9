// The one conversation of this browser: what was said, what still waits to be sent, what comes in.
// The server's transcript is the truth; beside it stands only what the server has not got yet.

import { eventsOf, isForgotten, refusal, STREAM } from "./api.js";
import { forgetOld, forgetTalk, keepList, onOtherTab, shared } from "./keep.js";
import { Outbox } from "./outbox.js";
import { nextWait, Patience } from "./patience.js";
import { Transcript } from "./transcript.js";

const HOME = "/api/v1/conversations";

export class Talk {
  /** `on` is told: changed(), grown(item, if it is an answer), answered(item), refused(entry), notice(words or key). */
  constructor(api, config, on) {
    this._api = api;
    this._config = config;
    this._on = on;
    this._patience = new Patience({ trouble: (error, seconds) => this._trouble(error, seconds) });
    forgetOld();
    this._id = this.open?.id;
    this._outbox = new Outbox();
    this._reset();
    onOtherTab((isForgotten) => this._otherTab(isForgotten));
    for (const name of ["online", "offline"]) addEventListener(name, () => this._told(name));
  }

  get open() {
    return shared.get("talk");
  }

  get items() {
    return this._said.items;
  }

  /** What is on its way or waits, less what the transcript already shows. */
  get pending() {
    return this._outbox.unsent.filter((entry) => !this._said.has(entry.id));
  }

  get notes() {
    return shared.get("notes") ?? {};
  }

  setNote(key, value) {
    shared.set("notes", { ...this.notes, [key]: value });
    this._on.changed();
  }

  /** Opens it; resolves to the greeting. */
  start() {
    this._starting ??= this._start().finally(() => (this._starting = null));
    return this._starting;
  }

  async _start() {
    const consent = this.consent === true;
    const body = { locale: "vi", consent, procedure: this._config.procedure };
    const opening = this._patience.untilDone(() => this._api.call("POST", HOME, { body }));
    const opened = await opening.catch(({ message }) => {
      throw refusal(message, 400); // not to be mistaken for a talk that was forgotten
    });
    this._setOpen({ id: opened.conversation_id, token: opened.token, consent, at: Date.now() });
    this._said.last = 0;
    this.restored = true;
    this.follow();
    return opened.greeting;
  }

  greet(text) {
    this._said.add({ sender: "assistant", text });
    this._on.changed();
  }

  say(text) {
    this._outbox.add(text);
    this._on.changed();
    this.flush();
  }

  /** Takes a message that waits out again, to be written anew. */
  takeBack(id) {
    const entry = this._outbox.find(id);
    this._drop(id);
    this._patience.wake();
    return entry?.text ?? "";
  }

  /** Once more, what was refused before. */
  sendAgain(id) {
    this._outbox.mark(id);
    this.wake();
  }

  async handover() {
    if (!this.open) await this.start();
    const said = await this._own("POST", "/handover", {});
    this._news(this._said.put({ sender: "assistant", ...said }));
  }

  async rate(message_id, score, reason) {
    await this._own("POST", "/rating", { message_id, score, reason });
    this.setNote(`rated:${message_id}`, score);
  }

  /** Erases it on the server; what lies here goes once that is sure. */
  async erase() {
    const done = this.open && this._own("DELETE", "");
    await done?.catch((error) => {
      if (!isForgotten(error)) throw error;
    });
    shared.set("last", null);
    this.forget();
  }

  forget() {
    forgetTalk();
    this._id = undefined;
    this.consent = null;
    this._stop?.abort();
    this._patience.wake();
    this._reset();
    this._on.changed();
  }

  /** Reads what was said and then listens, as long as somebody looks on. */
  async follow(isWanted = this._wanted) {
    this._wanted = isWanted;
    if (!isWanted) this._stop?.abort();
    if (!isWanted || this._following || !this.open) return;
    this._following = true;
    for (let wait = 1; this._wanted && this.open; wait = nextWait(wait)) {
      try {
        await this._listen(() => (wait = 1));
      } catch (error) {
        if (isForgotten(error)) this._expire();
        else if (!error.status && this._wanted && wait > 1) this._setOffline(true);
      }
      if (this._wanted && this.open) await this._patience.pause(wait);
    }
    this._following = false;
  }

  /** Sends what waits, in order, each until it arrived or was refused. */
  async flush() {
    if (this._flushing) return;
    this._flushing = true;
    for (;;) {
      const entry = this._outbox.upcoming;
      if (!entry) break;
      await this._deliver(entry);
    }
    this._flushing = false;
    this.sending = null;
    this._on.changed();
  }

  /** Tries at once what waits for its turn; all of it, too, that another tab left behind. */
  wake(all) {
    if (all) this._outbox.adopt();
    this._patience.wake();
    this.flush();
    this.follow();
  }

  _reset() {
    this._said = new Transcript();
    this.restored = !this.open;
    this.offline = !navigator.onLine;
  }

  async _deliver(entry) {
    const body = { text: entry.text, client_message_id: entry.id };
    const isWanted = () => this._outbox.find(entry.id);
    let headers = { Accept: STREAM }; // a stream that broke once is not tried again
    const send = async () => {
      if (!this.open) await this.start();
      const { id, token } = this.open;
      const options = { body, token, headers };
      headers = {};
      return this._api.ask(`${HOME}/${id}/messages`, options, (reply) => this._grow(entry, reply));
    };
    this.sending = entry.id;
    this._on.changed();
    try {
      this._arrived(entry, await this._patience.untilDone(send, isWanted));
    } catch (error) {
      if (isForgotten(error)) this._expire();
      else if (isWanted()) this._refuse(entry, error.message);
    }
  }

  _grow(entry, reply) {
    const item = this._outbox.find(entry.id) && this._said.putAnswer(entry, reply, true);
    if (item) this._on.grown(item);
  }

  /** What was forgotten or taken back meanwhile is no longer waited for. */
  _arrived(entry, reply) {
    if (!this._outbox.find(entry.id)) return;
    const item = this._said.putAnswer(entry, reply);
    this._drop(entry.id);
    this._news(item);
    if (this.open) this._setOpen({ ...this.open, at: Date.now() });
  }

  /** What was refused waits to be mended; it holds up nothing that was written after it. */
  _refuse(entry, why) {
    this._outbox.mark(entry.id, why);
    this._on.refused({ ...entry, why });
  }

  _drop(id) {
    this._outbox.drop(id);
    this._on.changed();
  }

  _expire() {
    if (!this.open) return;
    this._setOpen(null);
    shared.set("notes", null);
    this._said.last = 0;
    this.restored = true;
    if (this.items.length) this._said.add({ notice: "expired" });
    this._on.notice("expired");
  }

  async _listen(progress) {
    if (!this.restored) await this._readAll();
    const stop = (this._stop = new AbortController());
    const { id, token } = this.open;
    const headers = { Accept: STREAM, "Last-Event-ID": `${this._said.last}` };
    const options = { token, headers, signal: stop.signal };
    const response = await this._api.request("GET", `${HOME}/${id}/events`, options);
    this._setOffline(false);
    for await (const { type, data } of eventsOf(response, stop)) {
      if (this.open?.id !== id) return;
      progress();
      if (type === "message") this._news(this._said.take(JSON.parse(data)));
      if (type === "closed") this._expire();
      this._on.changed();
    }
  }

  async _readAll() {
    const { messages } = await this._own("GET", "/messages");
    this._said = new Transcript();
    for (const message of messages) this._said.take(message);
    this.restored = true;
    this._setOffline(false);
    this._on.grown();
  }

  /** `item` is what was not known before, if anything. */
  _news(item) {
    if (!item || item.sender === "citizen") return;
    keepList(item.reply);
    this._on.answered(item);
  }

  _trouble(error, seconds) {
    const isNew = error && !this.waits;
    this.waits = error && { message: error.message, seconds };
    if (error?.status) this._on.notice(error.message);
    this._setOffline(Boolean(error && !error.status));
    if (isNew) this._on.grown();
    else this._on.changed();
  }

  /** The browser's word is taken until a call shows otherwise: a stream may outlive a short gap. */
  _told(network) {
    this._setOffline(network === "offline");
    if (!this.offline) this.wake(true);
  }

  _setOffline(isOffline) {
    if (this.offline === isOffline) return;
    this.offline = isOffline;
    this._on.notice(isOffline ? "offline" : "online");
  }

  _setOpen(talk) {
    shared.set("talk", talk);
    this._id = talk?.id;
  }

  _otherTab(isForgotten) {
    this._on.changed();
    const id = this.open?.id;
    if (id === this._id && !isForgotten) return;
    this._id = id;
    this._stop?.abort();
    this._reset();
    this.follow();
  }

  _own(method, path, body) {
    const { id, token } = this.open;
    return this._api.call(method, `${HOME}/${id}${path}`, { body, token });
  }
}
