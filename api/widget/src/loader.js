// nhung.js: the one line a page puts in. Brings the widget, or a frame with the widget in it, and
// takes the page's own links and forms marked data-hoi to it. Without it these work as they are.

const script = document.currentScript;
const home = new URL(script.src).origin;
const data = script.dataset;
const NAME = "tro-ly-tthc";
const EVENTS = ["mo", "dong", "gui", "tra-loi"];
const isLeft = /^(left|trai)$/.test(data.viTri);

let element;
let isLost = false;
let arrived;
const ready = new Promise((resolve) => (arrived = resolve));

/** The element out of the page's flow; "important" in its own tree beats the page's "important". */
function place(style) {
  element = document.querySelector(NAME) ?? document.createElement(NAME);
  Object.assign(element.dataset, data);
  const sheet = new CSSStyleSheet();
  const own = element.attachShadow({ mode: "open" });
  own.adoptedStyleSheets = [sheet];
  const side = isLeft ? "auto auto 0 0" : "auto 0 0 auto";
  const inPlace = `:host{all:initial!important;display:block!important;position:fixed!important;inset:${side}!important;direction:ltr!important;z-index:var(--tro-ly-z,2147483000)!important}`;
  const put = (more) => sheet.replaceSync(inPlace + more);
  put(style);
  return { own, put };
}

const show = () => element.isConnected || document.body.append(element);

const get = (name) => fetch(`${home}/static/widget/${name}`, { credentials: "omit" });

/** Styles, words and symbols, fetched beside the script. */
async function parts(own) {
  const lang = data.ngonNgu === "en" ? "en" : "vi";
  const [style, said] = await Promise.all([get(FILES.css), get(FILES[lang])]);
  const { words, needs, outlines } = await said.json();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await style.text());
  own.adoptedStyleSheets = [...own.adoptedStyleSheets, sheet];
  const settings = {
    base: home,
    procedure: data.thuTuc,
    greeting: data.loiChao,
    side: isLeft ? "left" : "right",
    lang,
    needs,
    bringLater,
    t: (key, ...args) => (words[key] ?? key).replace(/\{(\d)\}/g, (_, at) => args[at]),
  };
  return { settings, outlines };
}

/** A script is taken only as it was built together with this one. Resolves to its address. */
function take({ file, hash }, again = "") {
  const src = `${home}/static/widget/${file}${again}`;
  return new Promise((onload, onerror) => {
    const module = document.createElement("script");
    Object.assign(module, { type: "module", crossOrigin: "anonymous", integrity: hash, src });
    Object.assign(module, { onload: () => onload(src), onerror });
    document.head.append(module);
  });
}

let tries = 0;

/** What few need. A browser remembers that an address failed, so each new try has one of its own. */
const bringLater = () => take(LATER, tries++ ? `&${tries}` : "").then((src) => import(src));

function bring() {
  const { own } = place("");
  element.parts = parts(own);
  take(MAIN).then(brought, () => (isLost = true));
}

function brought() {
  show();
  arrived();
  if (data.goc) answerHost(data.goc);
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
  const { own, put } = place(frameStyle(false));
  const inner = document.createElement("iframe");
  const query = new URLSearchParams({ ...data, goc: location.origin });
  inner.src = `${home}/widget/khung?${query}`;
  inner.title = "Trợ lý ảo (AI)";
  inner.allow = "microphone";
  own.append(inner);
  show();
  addEventListener("message", ({ origin, source, data: said }) => {
    const { name, detail } = said?.[NAME] ?? {};
    if (origin !== home || source !== inner.contentWindow) return;
    if (name === "ready") {
      element.ask = (text) => tell(source, home, { ask: text });
      arrived();
    }
    if (!EVENTS.includes(name)) return;
    if (name === "mo" || name === "dong") put(frameStyle(name === "mo"));
    element.dispatchEvent(new CustomEvent(`tro-ly:${name}`, { detail, bubbles: true }));
  });
}

const frameStyle = (isOpen) =>
  `iframe{display:block;border:0;color-scheme:light dark;max-width:100vw;max-height:100dvh;${isOpen ? "width:440px;height:min(800px,100dvh)}@media(max-width:599.98px){iframe{width:100vw;height:100dvh}" : "width:280px;height:104px"}}`;

const ask = (text) => ready.then(() => element.ask(text));

function pressed(event) {
  const link = event.target.closest?.("[data-hoi]:not(form)");
  const isOwnWay = event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey;
  if (!link || isLost || isOwnWay) return;
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
