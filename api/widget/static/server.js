// Calls to /api/v1: one answer, or one Refusal with Vietnamese words to show.

import { WORDS } from "./words.js";

const HOME = "/api/v1/conversations";
const TIMEOUT = 30000;
const TRY_AGAIN_AFTER = 4000;
const GIVE_UP_AFTER = 60000;

/** `status` is 0 where no server answered. */
export class Refusal extends Error {
  constructor(message, status = 0) {
    super(message);
    this.status = status;
  }
}

export function open(consent, patience) {
  return patiently(() => call("POST", "", { body: { locale: "vi", consent } }), patience);
}

export function say(conversation, text, clientId, patience) {
  const body = { text, client_message_id: clientId };
  const path = `/${encodeURIComponent(conversation.id)}/messages`;
  return patiently(() => call("POST", path, { body, token: conversation.token }), patience);
}

export function readAll(conversation, patience) {
  const path = `/${encodeURIComponent(conversation.id)}/messages`;
  return patiently(() => call("GET", path, { token: conversation.token }), patience);
}

/**
 * Again every few seconds, for a minute, while the server is starting (503).
 * `patience.signal` ends the waiting; `patience.waits(message, seconds)` is told of each round.
 */
async function patiently(attempt, patience) {
  const until = Date.now() + GIVE_UP_AFTER;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (error.status !== 503 || Date.now() + TRY_AGAIN_AFTER > until) throw error;
      patience?.waits?.(error.message, TRY_AGAIN_AFTER / 1000);
      await pause(TRY_AGAIN_AFTER, patience?.signal);
    }
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Refusal(WORDS.stopped));
    if (signal?.aborted) return stop();
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      stop();
    }, { once: true });
  });
}

async function call(method, path, { body, token }) {
  const headers = {};
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), TIMEOUT);
  try {
    const response = await fetch(HOME + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: timeout.signal,
      credentials: "omit",
      cache: "no-store",
    });
    return await unpack(response);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(timeout.signal.aborted ? WORDS.slow : WORDS.offline);
  } finally {
    clearTimeout(timer);
  }
}

async function unpack(response) {
  const text = await response.text();
  let answer = null;
  try {
    answer = JSON.parse(text);
  } catch {
    // A proxy's own page, say; told below.
  }
  if (response.ok && answer) return answer;
  throw new Refusal(answer?.error?.message ?? WORDS.strange, response.status);
}
