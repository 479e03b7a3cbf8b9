// What survives a reload. Where the browser refuses storage (private mode, full), it lives in
// memory until the page goes.

const NAME = "tro-ly-tthc:";
const GONE = "gone";
const HOUR = 3600000;
const LISTS = ["checklist", "bundle", "papers"];

function shelf(kind) {
  const memory = new Map();
  let store;
  try {
    store = window[kind];
  } catch {
    // Reading the property itself may be refused.
  }
  return {
    get(key) {
      if (memory.has(key)) return memory.get(key);
      try {
        return JSON.parse(store.getItem(NAME + key));
      } catch {
        return null;
      }
    },
    set(key, value) {
      memory.delete(key);
      try {
        if (value === null) store.removeItem(NAME + key);
        else store.setItem(NAME + key, JSON.stringify(value));
      } catch {
        memory.set(key, value);
      }
    },
  };
}

/** Of this browser: conversation, outbox, ticks, the last list. All tabs see the same. */
export const shared = shelf("localStorage");

/** Of this tab: the draft, whether the panel is open. */
export const own = shelf("sessionStorage");

/** Other tabs are told by a key that comes and goes: a talk they know to be over is to be cleared too. */
export function forgetTalk() {
  for (const key of ["talk", "outbox", "notes"]) shared.set(key, null);
  for (const value of [true, null]) shared.set(GONE, value);
}

/** The last list of papers can still be read without a connection. */
export function keepList(reply) {
  if (reply?.blocks?.some(({ type }) => LISTS.includes(type))) shared.set("last", reply);
}

/** A talk nobody agreed to keep is gone on the server after two hours; so it is here. */
export function forgetOld() {
  const { id, consent, at } = shared.get("talk") ?? {};
  if (id && Date.now() - at > (consent ? 720 : 2) * HOUR) forgetTalk();
}

/** `changed(isForgotten)` is called when another tab wrote something. */
export const onOtherTab = (changed) =>
  addEventListener("storage", ({ key, newValue }) => changed(newValue && key === NAME + GONE));

/** crypto.randomUUID is missing on plain http. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
