// What survives a reload of this tab: the conversation, the draft, the ticks. Where the browser
// refuses storage (private mode, full), it lives in memory until the page goes.

const NAME = "tro-ly-tthc";

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME)) ?? {};
  } catch {
    return {};
  }
}

const kept = read();

export function get(key) {
  return kept[key] ?? null;
}

export function set(key, value) {
  kept[key] = value;
  try {
    sessionStorage.setItem(NAME, JSON.stringify(kept));
  } catch {
    // Memory keeps it.
  }
}
