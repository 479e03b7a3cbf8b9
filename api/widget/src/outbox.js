// What was written and has not reached the server yet. All tabs see it; each sends what is its own.

import { newId, shared } from "./keep.js";

export class Outbox {
  constructor() {
    this._mine = new Set();
    this.adopt();
  }

  get unsent() {
    return shared.get("outbox") ?? [];
  }

  /** What this tab sends next: what was refused waits for the citizen. */
  get upcoming() {
    return this.unsent.find(({ id, why }) => this._mine.has(id) && !why);
  }

  find(id) {
    return this.unsent.find((entry) => entry.id === id);
  }

  /** Takes on what another tab left behind. */
  adopt() {
    for (const { id } of this.unsent) this._mine.add(id);
  }

  add(text) {
    const entry = { id: newId(), text };
    this._mine.add(entry.id);
    shared.set("outbox", [...this.unsent, entry]);
  }

  /** `why` it was refused; without it, it is sent once more. */
  mark(id, why) {
    this._mine.add(id);
    shared.set("outbox", this.unsent.map((entry) => (entry.id === id ? { ...entry, why } : entry)));
  }

  drop(id) {
    const rest = this.unsent.filter((entry) => entry.id !== id);
    shared.set("outbox", rest.length ? rest : null);
  }
}
