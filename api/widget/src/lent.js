// What the parts that come later are built upon, so that they need not bring it again.

export { html } from "lit/html.js";
export { dayMonthYear, page, small } from "./cards/draw.js";
export { isTicked } from "./cards/items.js";
export { icon } from "./icons.js";
