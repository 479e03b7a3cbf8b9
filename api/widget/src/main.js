// <tro-ly-tthc>: the custom element. The loader has given it a place, its settings and its parts.

import { setOutlines } from "./icons.js";
import { Ui } from "./ui.js";

export * from "./lent.js";

class TroLyTthc extends HTMLElement {
  connectedCallback() {
    this.ready ??= start(this, this.parts);
  }

  /** Opens the panel and says the text as the citizen's. */
  async ask(text) {
    (await this.ready).ask(`${text}`);
  }

  async open() {
    (await this.ready).show(true);
  }

  async close() {
    (await this.ready).hide();
  }
}

async function start(host, parts) {
  const { settings, outlines } = await parts;
  setOutlines(outlines);
  return new Ui(host, settings);
}

if (!customElements.get("tro-ly-tthc")) customElements.define("tro-ly-tthc", TroLyTthc);
