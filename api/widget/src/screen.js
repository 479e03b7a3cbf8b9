// Where the panel stands: beside the page or alone on a narrow screen, above a phone's keyboard,
// scrolled to what was asked last.

const NARROW = matchMedia("(max-width: 599.98px)");
const SHORT = 480;
const view = window.visualViewport;

export function watchScreen(ui) {
  const root = ui.host.shadowRoot;
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  NARROW.addEventListener("change", () => ui.isOpen && arrange(ui));
  for (const name of ["resize", "scroll"]) {
    view?.addEventListener(name, () => fit(ui, sheet));
  }
  fit(ui, sheet);
}

/** Alone on a narrow screen (the browser keeps the rest out of reach), beside the page else. */
export function arrange(ui) {
  const panel = ui.find("#panel");
  const active = ui.host.shadowRoot.activeElement;
  panel.close();
  if (NARROW.matches) panel.showModal();
  else panel.show();
  active?.focus({ preventScroll: true });
}

/** The last question at the top of what is visible, whichever part scrolls. Where `isMore` of an answer
    came, only if the citizen has not scrolled meanwhile. */
export function reveal(ui, isMore) {
  const asked = [...ui.host.shadowRoot.querySelectorAll("#log .citizen")].pop();
  if (!asked) return;
  const scroller = ui.find(ui.isShort ? "#panel" : "#log");
  if (isMore && scroller.scrollTop !== ui.shownFrom) return;
  const gap = asked.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop += gap - 8;
  ui.shownFrom = scroller.scrollTop;
}

/** The keyboard of a phone takes its room from the panel, not from the words. */
function fit(ui, sheet) {
  const height = view ? view.height * view.scale : innerHeight;
  ui.isShort = height < SHORT;
  ui.changed();
  if (!view || view.scale > 1.01) return; // pinched: let the citizen look around
  sheet.replaceSync(`.root{--view-height:${view.height}px;--view-top:${view.offsetTop}px}`);
}
