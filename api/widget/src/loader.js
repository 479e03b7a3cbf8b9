// nhung.js: the one line a page puts in. Brings the widget, or a frame with the widget in it, and
// takes the page's own links and forms marked data-hoi to it. Without it these work as they are.

const script = document.currentScript;
const home = new URL(script.src).origin;
const data = script.dataset;
const NAME = "tro-ly-tthc";
const EVENTS = ["mo", "dong", "gui", "tra-loi"];

let element;
let isLost = false;
let arrived;
const ready = new Promise((resolve) => (arrived = resolve));

function place() {
  element = document.querySelector(NAME) ?? document.createElement(NAME);
  Object.assign(element.dataset, data);
  if (!element.isConnected) document.body.append(element);
  arrived();
}

/** The script is only taken as it was built together with this one. */
function bring() {
  const module = document.createElement("script");
  module.type = "module";
  module.crossOrigin = "anonymous";
  module.integrity = MAIN.hash;
  module.src = `${home}/static/widget/${MAIN.file}`;
  module.onload = () => {
    place();
    if (data.goc) answerHost(data.goc);
  };
  module.onerror = () => (isLost = true);
  document.head.append(module);
}

const tell = (target, origin, message) => target.postMessage({ [NAME]: message }, origin);

/** Inside the frame: reports to the page around it, whose origin the server has checked. */
function answerHost(origin) {
  for (const name of EVENTS) {
    element.addEventListener(`tro-ly:${name}`, ({ detail }) => tell(parent, origin, { name, detail }));
  }
  addEventListener("message", ({ origin: from, source, data: said }) => {
    const text = said?.[NAME]?.ask;
    if (from === origin && source === parent && typeof text === "string") element.ask(text);
  });
  tell(parent, origin, { name: "ready" });
}

/** Around the frame: it grows while the panel is open, and nothing but it is listened to. */
function frame() {
  place();
  const sheet = new CSSStyleSheet();
  const root = element.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  const grow = (isOpen) => sheet.replaceSync(frameStyle(isOpen, /^(left|trai)$/.test(data.viTri)));
  grow(false);
  const inner = document.createElement("iframe");
  const query = new URLSearchParams({ ...data, goc: location.origin });
  query.delete("khung");
  inner.src = `${home}/widget/khung?${query}`;
  inner.title = "Trợ lý ảo (AI)";
  inner.allow = "microphone";
  root.append(inner);
  addEventListener("message", ({ origin, source, data: said }) => {
    const { name, detail } = said?.[NAME] ?? {};
    if (origin !== home || source !== inner.contentWindow) return;
    if (name === "ready") element.ask = (text) => tell(source, home, { ask: text });
    if (!EVENTS.includes(name)) return;
    if (name === "mo" || name === "dong") grow(name === "mo");
    element.dispatchEvent(new CustomEvent(`tro-ly:${name}`, { detail, bubbles: true }));
  });
}

const frameStyle = (isOpen, isLeft) =>
  `:host{all:initial!important;display:block!important;position:fixed!important;inset:auto ${isLeft ? "auto 0 0" : "0 0 auto"}!important;z-index:var(--tro-ly-z,2147483000)!important}
  iframe{display:block;border:0;color-scheme:light dark;max-width:100vw;max-height:100dvh;${isOpen ? "width:440px;height:min(800px,100dvh)" : "width:280px;height:104px"}}
  ${isOpen ? "@media(max-width:599.98px){iframe{width:100vw;height:100dvh}}" : ""}`;

function ask(text) {
  ready.then(() => element.ask(text));
}

function pressed(event) {
  const link = event.target.closest?.("[data-hoi]:not(form)");
  if (!link || isLost || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  ask(link.dataset.hoi);
}

/** `<form data-hoi="name of the field">` */
function submitted(event) {
  const field = event.target.elements[event.target.dataset.hoi];
  if (!field || isLost) return;
  event.preventDefault();
  ask(field.value);
  field.value = "";
}

const start = () => (data.khung === "iframe" ? frame() : bring());

document.addEventListener("click", pressed);
document.addEventListener("submit", submitted);
if (document.body) start();
else document.addEventListener("DOMContentLoaded", start);
