// What was said, in the order of the server's numbers; what it has not numbered yet comes last.

export class Transcript {
  constructor() {
    this.items = [];
    this.last = 0;
  }

  add(item) {
    this.items = [...this.items, item];
  }

  /** What the server numbered; as `put`. */
  take(message) {
    if (message.number <= this.last) return undefined;
    this.last = message.number;
    return this.put(message);
  }

  /** The item where it is news: not here yet, or here only in part (`isPart`). It may be known by
      either side's id. */
  put(item) {
    const known = this.items.find((each) => isSame(each, item));
    if (!known) this.add(item);
    else if (known.isPart) return Object.assign(known, { isPart: false }, item);
    else known.message_id = item.message_id;
    return known ? undefined : item;
  }

  /** What is there of an answer, after its question; as `put`. */
  putAnswer({ id, text }, reply, isPart) {
    if (!this.has(id)) this.add({ sender: "citizen", text, client_message_id: id });
    return this.put({ sender: "assistant", message_id: reply.message_id, reply, isPart });
  }

  has(clientId) {
    return this.items.some((item) => item.client_message_id === clientId);
  }
}

function isSame(item, { message_id: id, client_message_id: clientId }) {
  return item.message_id === id || Boolean(clientId && item.client_message_id === clientId);
}
