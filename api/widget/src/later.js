// What few need: fetched when it is first drawn, all at once.

export { saveCard } from "./cards/save.js";
export { reasons } from "./view/reasons.js";
