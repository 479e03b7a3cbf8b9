// The small print of a fact: how it is filed, until when it holds, how sure it is.

import { capital, el, icon } from "./dom.js";
import { WORDS } from "./words.js";

const MARKS = /\s*\(([^()]*)\)\.?$/;
const SAID_ALREADY = 0.7;

/** Splits "1 bản chính (nộp trực tiếp)" into its words and its marks, if it must have marks. */
export function splitMarks(words, item) {
  const found = words.match(MARKS);
  const hasMarks = item.ways?.length || isUnsure(item) || found?.[1].startsWith("áp dụng đến");
  if (!found || !hasMarks) return [words.replace(/\.$/, ""), ownMarks(item)];
  return [words.slice(0, found.index), found[1].split("; ")];
}

function ownMarks(item) {
  const marks = (item.ways ?? []).map((way) => WORDS.ways[way] ?? way);
  return isUnsure(item) ? [...marks, WORDS.confidence[item.confidence] ?? item.confidence] : marks;
}

function isUnsure(item) {
  return Boolean(item.confidence) && item.confidence !== "sourced";
}

export function markElements(marks, item) {
  if (!marks.length) return null;
  const made = marks.map((mark, at) => {
    const warns = isUnsure(item) && at === marks.length - 1;
    return warns
      ? el("span.mark.unsure", null, icon("warn"), capital(mark))
      : el("span.mark", null, capital(mark));
  });
  return el("span.marks", null, made);
}

/** The case a fact is for, unless its own words name it (the server's own measure). */
export function caseOf(item, words) {
  if (!item.condition) return null;
  const wanted = wordsOf(item.condition);
  const said = wordsOf(words);
  const common = [...wanted].filter((word) => said.has(word)).length;
  return common >= SAID_ALREADY * wanted.size ? null : item.condition;
}

function wordsOf(text) {
  return new Set(text.toLowerCase().split(/[\s,.;:()]+/).filter(Boolean));
}
