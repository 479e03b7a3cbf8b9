// <tro-ly-tthc>: the custom element. Its configuration is its data-* attributes.

import { setOutlines } from "./icons.js";
import { Ui } from "./ui.js";

const BASE = new URL(import.meta.url).origin;

/** Out of the host's flow from the first moment; "important" in here beats the host's own. */
const PLACE = new CSSStyleSheet();
PLACE.replaceSync(
  ":host{all:initial!important;display:block!important;position:fixed!important;inset:auto 0 0 auto!important;direction:ltr!important;z-index:var(--tro-ly-z,2147483000)!important}",
);

class TroLyTthc extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [PLACE];
  }

  connectedCallback() {
    this.ready ??= this._start();
  }

  /** Opens the panel and says the text as the citizen's. */
  async ask(text) {
    (await this.ready).ask(String(text));
  }

  async open() {
    (await this.ready).show(true);
  }

  async close() {
    (await this.ready).hide();
  }

  async _start() {
    const config = configOf(this.dataset);
    const [css, said] = await Promise.all([load(FILES.css), load(FILES[config.lang])]);
    const { words, needs, outlines } = await said.json();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await css.text());
    this.shadowRoot.adoptedStyleSheets = [PLACE, sheet];
    setOutlines(outlines);
    return new Ui(this, { ...config, needs }, (key, ...args) => fill(words[key] ?? key, args));
  }
}

const configOf = (data) => ({
  base: BASE,
  procedure: data.thuTuc,
  greeting: data.loiChao,
  side: /^(left|trai)$/.test(data.viTri) ? "left" : "right",
  lang: data.ngonNgu === "en" ? "en" : "vi",
});

const load = (file) => fetch(`${BASE}/static/widget/${file}`, { credentials: "omit" });

const fill = (words, args) => words.replace(/\{(\d)\}/g, (blank, at) => args[at] ?? blank);

if (!customElements.get("tro-ly-tthc")) customElements.define("tro-ly-tthc", TroLyTthc);
