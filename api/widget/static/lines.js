// The words of an answer as lines. The cards are made from `blocks`; a card takes the line that
// says the same, and what no card has taken is shown below them, so that nothing said is lost.

import { el, spoken } from "./dom.js";

const BULLET = /^•\s+/;
const NUMBER = /^\d+\.\s+/;

function kindOf(line) {
  if (BULLET.test(line)) return "bullet";
  if (NUMBER.test(line)) return "number";
  return line.endsWith(":") ? "head" : "plain";
}

export class Lines {
  constructor(text) {
    this.all = text.split("\n").filter((line) => line.trim()).map((line) => {
      const kind = kindOf(line);
      const text = line.replace(BULLET, "").replace(NUMBER, "");
      return { kind, text, isTaken: false, isLead: false };
    });
  }

  /** The first free line that has these words in it, now taken; null where there is none. */
  take(words) {
    const found = this._find(words);
    if (!found) return null;
    found.isTaken = true;
    return found.text;
  }

  /** Takes the line that answers before the others begin. */
  takeLead(words) {
    const found = this._find(words);
    if (found) Object.assign(found, { isTaken: true, isLead: true });
  }

  /** All items of the answer, for cards whose block says less than the words do. */
  takeItems() {
    const items = this.all.filter((line) => !line.isTaken && line.kind !== "plain" && line.kind !== "head");
    for (const item of items) item.isTaken = true;
    return items.map((item) => item.text);
  }

  /** The last line tells how fresh the answer is; the sources say it again unless it warns. */
  takeFreshness() {
    const last = this.all[this.all.length - 1];
    if (last?.kind !== "plain" || last.isTaken) return;
    if (/kiểm chứng/i.test(last.text)) last.isTaken = true;
  }

  /** Free lines before the first taken one, then those after it, both as elements. */
  left() {
    const first = this.all.findIndex((line) => line.isTaken && !line.isLead);
    const cut = first < 0 ? this.all.length : first;
    return [asElements(this.all.slice(0, cut)), asElements(this.all.slice(cut))];
  }

  _find(words) {
    const wanted = words.replace(/\.$/, "");
    return this.all.find((line) => !line.isTaken && line.text.includes(wanted));
  }
}

/** Paragraphs and lists, each list with its heading; a heading whose items are all taken is dropped. */
function asElements(lines) {
  const made = [];
  let head = null;
  let list = null;
  for (const line of lines) {
    if (line.kind === "head") head = line.text.replace(/:$/, "");
    if (line.kind === "head" || line.kind === "plain" || line.isTaken) list = null;
    if (line.kind === "head" || line.isTaken) continue;
    if (line.kind === "plain") {
      made.push(el("p", null, spoken(line.text)));
      head = null;
      continue;
    }
    if (!list) {
      list = el(line.kind === "number" ? "ol.plain" : "ul.plain");
      made.push(head ? el("div.card", null, el("div.inside", null, el("h5", null, head), list)) : list);
      head = null;
    }
    list.append(el("li", null, spoken(line.text)));
  }
  return made;
}
