// Calls to the server: one answer, or one Refusal with words to show.

const TIMEOUT = 30000;
const SILENT = 45000; // the server says something at least every 20 seconds

/** `status` is 0 where no server answered; `after` is how many seconds it asks to wait. */
export class Refusal extends Error {
  constructor(message, status = 0, after = 0) {
    super(message);
    this.status = status;
    this.after = after;
  }
}

/** `request(method, path, {body, token, headers, signal})` resolves to a Response that is ok. */
export function makeApi(base, t) {
  async function request(method, path, { body, token, headers = {}, signal } = {}) {
    if (body) headers["Content-Type"] = "application/json";
    if (token) headers.Authorization = `Bearer ${token}`;
    const options = { method, headers, signal, credentials: "omit", cache: "no-store" };
    let response;
    try {
      response = await fetch(base + path, { ...options, body: body && JSON.stringify(body) });
    } catch {
      throw new Refusal(t(navigator.onLine && signal?.aborted ? "slow" : "offline"));
    }
    if (response.ok) return response;
    const said = await response.json().catch(() => null);
    const after = Number(response.headers.get("Retry-After")) || 0;
    throw new Refusal(said?.error?.message ?? t("strange"), response.status, after);
  }

  async function call(method, path, options = {}) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIMEOUT);
    try {
      const response = await request(method, path, { ...options, signal: stop.signal });
      return response.status === 204 ? null : await read(response, t);
    } finally {
      clearTimeout(timer);
    }
  }

  return { request, call };
}

async function read(response, t) {
  const text = await response.text().catch(() => {
    throw new Refusal(t("offline"));
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(t("strange"), 502); // a proxy's own page, say
  }
}

/** The events of a stream, each whole: what was cut off in the middle is not given. */
export async function* eventsOf(response, stop) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const timer = setTimeout(() => stop.abort(), SILENT);
    const { value, done } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    const parts = (text + decoder.decode(value, { stream: true })).split(/\r?\n\r?\n/);
    text = parts.pop();
    for (const part of parts) yield eventFrom(part);
  }
}

function eventFrom(part) {
  const event = { type: "message", id: "", data: "" };
  for (const line of part.split(/\r?\n/)) {
    const [, name, value] = /^(\w+): ?(.*)$/s.exec(line) ?? [];
    if (name === "event") event.type = value;
    else if (name) event[name] = name === "data" ? event.data + value : value;
  }
  return event;
}
