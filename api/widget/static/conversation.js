// The one conversation of this tab: opened when first needed, reopened when the server forgot it.

import * as keep from "./keep.js";
import * as server from "./server.js";

const FORGOTTEN = [401, 404];

export function current() {
  return keep.get("conversation");
}

/** true, false, or null where nothing was chosen yet; not chosen counts as no. */
export function consent() {
  return keep.get("consent");
}

export function decide(isGiven) {
  keep.set("consent", isGiven);
}

export function forget() {
  keep.set("conversation", null);
  keep.set("consent", null);
  keep.set("sending", null);
  keep.set("ticks", null);
}

/** Resolves to the greeting. */
export async function open(patience) {
  const isKept = consent() === true;
  const opened = await server.open(isKept, patience);
  decide(isKept);
  keep.set("conversation", { id: opened.conversation_id, token: opened.token });
  return opened.greeting;
}

/** Resolves to {reply, isNew}: whether the server had forgotten what was said before. */
export async function say(text, patience) {
  if (!current()) await open(patience);
  try {
    return { reply: await send(text, patience), isNew: false };
  } catch (error) {
    if (!FORGOTTEN.includes(error.status)) throw error;
    await open(patience);
    return { reply: await send(text, patience), isNew: true };
  }
}

/** The messages so far; none where the server has forgotten them. */
export async function readAll(patience) {
  try {
    return (await server.readAll(current(), patience)).messages;
  } catch (error) {
    if (!FORGOTTEN.includes(error.status)) throw error;
    forget();
    return [];
  }
}

/** The same words sent again carry the same id, so that the server answers them once. */
async function send(text, patience) {
  const before = keep.get("sending");
  const sending = before?.text === text ? before : { text, id: newId() };
  keep.set("sending", sending);
  const reply = await server.say(current(), text, sending.id, patience);
  keep.set("sending", null);
  return reply;
}

/** crypto.randomUUID is missing on plain http and in older browsers. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
