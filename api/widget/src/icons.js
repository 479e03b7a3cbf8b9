// The symbols, drawn in place: no sprite is fetched for them and no style is needed.

import { html } from "lit/html.js";

let outlines = {};

export const setOutlines = (given) => (outlines = given);

export const isDrawn = (name) => name in outlines;

export const icon = (name) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${outlines[name]} /></svg>`;
