// Small pieces that every card is made of.

import { html } from "lit/html.js";
import { icon } from "../icons.js";

const MARK = /^(nộp trực \S+(;|$)|gửi bưu|áp dụng đến|theo báo|chưa đối|các nguồn)/;
const UNSURE = /^(theo|chưa|các)/;
const HOTLINE = /(?<![\d.])1022(?![\d/])/;
const STATE_PAGE = /^https:\/\/([\w-]+\.)*gov\.vn(\/|$)/;

export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** "2026-01-15" → "15/01/2026". */
export const dayMonthYear = (day) => day.split("-").reverse().join("/");

/** Words with the hotline's number as a link that a phone can call. */
export const prose = (text) =>
  text.split(HOTLINE).map((part, at) => html`${at ? html`<a href="tel:1022">1022</a>` : ""}${part}`);

/** Splits "1 bản chính (nộp trực tiếp; chưa đối chiếu …)." into its words and its small print. */
export function splitMarks(text) {
  const [, words, marks] = text.match(/^(.*?)\s*\(([^()]*)\)\.?$/s) ?? [];
  return MARK.test(marks) ? [words, marks.split("; ")] : [text, []];
}

/** How it is filed, until when it holds, how sure it is: doubts with a sign, never by colour alone. */
export function marksOf(marks) {
  const one = (mark) =>
    html`<span class="mark ${UNSURE.test(mark) ? "unsure" : ""}">${UNSURE.test(mark) ? icon("warn") : ""}${capital(mark)}</span> `;
  return marks.length ? html`<span class="marks">${marks.map(one)}</span>` : "";
}

/** A sentence with its small print set apart. */
export function marked(text) {
  const [words, marks] = splitMarks(text);
  return [prose(marks.length ? `${words}. ` : words), marksOf(marks)];
}

/** "Nơi làm: UBND phường …" */
export function labelled(line) {
  const [, label, words] = line.match(/^([^:]+:)(.*)$/s) ?? [];
  return label ? html`<strong>${label}</strong>${marked(words)}` : marked(line);
}

export const small = (content) => (content ? html`<span class="small">${content}</span>` : "");

export const card = (symbol, title, content, beside) =>
  html`<div class="card"><h4>${icon(symbol)}${title}${beside}</h4><div class="inside">${content}</div></div>`;

/** Another page, beside this one. */
export const page = (href, symbol, words) =>
  html`<a class="tool" href=${href} target="_blank" rel="noopener">${icon(symbol)}${words}</a>`;

export const ownPapers = (slug, words, act) =>
  page(`${act.base}/thu-tuc/${slug}/giay-to-cua-toi`, "list", words);

/** Only https pages of *.gov.vn become links. */
export const isOfState = (url) => STATE_PAGE.test(url);
