// Calls to the server: one answer, or one Refusal with words to show.

export const STREAM = "text/event-stream";
const TIMEOUT = 30000;
const SILENT = 45000; // the server says something at least every 20 seconds

/** `status` is 0 where no server answered; `after` is how many seconds it asks to wait. */
export const refusal = (message, status = 0, after = 0) =>
  Object.assign(new Error(message), { status, after });

/** The server knows the conversation no longer. */
export const isForgotten = ({ status }) => status === 401 || status === 404;

export function makeApi({ base, t }) {
  /** Resolves to a Response that is ok; `signal` ends it, time does otherwise. */
  async function request(method, path, { body, token, headers, signal } = {}) {
    const options = {
      method,
      body: body && JSON.stringify(body),
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}`, ...headers },
      signal: signal ?? AbortSignal.timeout(TIMEOUT),
      credentials: "omit",
      cache: "no-store",
    };
    const response = await fetch(base + path, options).catch(({ name }) => {
      throw refusal(t(name === "TimeoutError" ? "slow" : "offline"));
    });
    if (response.ok) return response;
    const said = await response.json().catch(() => null);
    const after = +response.headers.get("Retry-After") || 0;
    throw refusal(said?.error?.message ?? t("strange"), response.status, after);
  }

  /** What can't be read is a line cut short, or a proxy's own page. */
  const read = (response) =>
    response.json().catch(({ name }) => {
      throw name === "SyntaxError" ? refusal(t("strange"), 502) : refusal(t("offline"));
    });

  /** Resolves to what was answered. */
  async function call(...what) {
    const response = await request(...what);
    return response.status === 204 ? null : read(response);
  }

  /** Resolves to a reply. Where the server gives it in parts, `grown(reply)` gets what is there of it. */
  async function ask(path, options, grown) {
    const response = await request("POST", path, options);
    if (!response.headers.get("Content-Type")?.includes(STREAM)) return read(response);
    let reply;
    for await (const { type, data } of eventsOf(response)) {
      const given = JSON.parse(data);
      if (type === "reply") return given;
      reply = type === "block" ? { ...reply, blocks: [...reply.blocks, given] } : given;
      grown(reply);
    }
    throw refusal(t("offline"));
  }

  return { request, call, ask };
}

/** The events of a stream, each whole: what was cut off in the middle is not given. `stop` ends one
    that fell silent, where the call has no time limit of its own. */
export async function* eventsOf(response, stop) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ""; ; ) {
    const timer = setTimeout(() => stop?.abort(), SILENT);
    const { value, done } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    const parts = (text + value).split(/\r?\n\r?\n/);
    text = parts.pop();
    for (const part of parts) yield eventFrom(part);
  }
}

/** The server writes each event's data on one line. */
function eventFrom(part) {
  const line = (name) => new RegExp(`^${name}: ?(.*)`, "m").exec(part)?.[1];
  return { type: line("event"), data: line("data") };
}
