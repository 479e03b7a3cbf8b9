// What was said, in the order of the server's numbers; what it has not numbered yet comes last.

export class Transcript {
  constructor() {
    this.items = [];
    this.last = 0;
  }

  add(item) {
    this.items = [...this.items, item];
  }

  /** Whether the message was not here yet: it may be known by either side's id. */
  take(message) {
    if (message.number <= this.last) return false;
    this.last = message.number;
    const known = this.items.find((item) => isSame(item, message));
    if (known) known.message_id = message.message_id;
    else this.add(message);
    return !known;
  }

  has(clientId) {
    return this.items.some((item) => item.client_message_id === clientId);
  }

  knows(messageId) {
    return this.items.some((item) => item.message_id === messageId);
  }
}

function isSame(item, { message_id: id, client_message_id: clientId }) {
  return item.message_id === id || Boolean(clientId && item.client_message_id === clientId);
}
