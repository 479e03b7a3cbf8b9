// What an answer's cards may do: see cards/index.js. One for each message, for what came after it.

export function makeAct(ui, at) {
  const { talk } = ui;
  const rest = talk.items.slice(at + 1);
  const next = rest.find((item) => item.sender === "citizen") ?? talk.pending[0];
  return {
    base: ui.config.base,
    t: ui.t,
    say: (text) => ui.ask(text),
    later: (draw) => ui.later(draw),
    /** The newest answer: its choices are open. */
    isLast: at >= 0 && !next && !rest.some((item) => item.reply),
    /** What the citizen said next. */
    after: next?.text ?? null,
    /** Keeps a value with the conversation, where one is given; gives what is kept. */
    tick(key, ...value) {
      if (value.length) talk.setNote(key, value[0]);
      return talk.notes[key] ?? null;
    },
  };
}
