// The browser's own voice and ear, where it has them for Vietnamese.

const Ear = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const mouth = window.speechSynthesis;

export const canListen = Boolean(Ear);

/** "vi-VN", and on Android "vi_VN". */
const voice = () => mouth?.getVoices().find(({ lang }) => /^vi(?![a-z])/i.test(lang));

/** A foreign voice can't read Vietnamese, so without one of its own nothing is offered. */
export const canRead = () => Boolean(voice());

/** Voices come late; `changed()` is called when they do. */
export const onVoices = (changed) => mouth?.addEventListener?.("voiceschanged", changed);

export const hush = () => mouth?.cancel();

/** Reads the item aloud; the one that is being read, no longer. */
export function read(ui, item) {
  hush();
  const said = ui.reading !== item && new SpeechSynthesisUtterance(item.reply?.text ?? item.text);
  const ended = () => {
    if (ui.reading === item) ui.reading = null;
    ui.changed();
  };
  ui.reading = said && item;
  ui.changed();
  if (!said) return;
  Object.assign(said, { lang: "vi-VN", voice: voice(), onend: ended, onerror: ended });
  mouth.speak(said);
}

/** Adds what it hears to the draft; sending is left to the citizen. */
export function dictate(ui) {
  const before = ui.box.value;
  const ear = new Ear();
  Object.assign(ear, {
    lang: "vi-VN",
    onresult: ({ results }) => ui.write(`${before} ${results[0][0].transcript}`.trim()),
    onerror: () => ui.refuse(ui.t("notHeard")),
    onend() {
      ui.isListening = false;
      ui.changed();
      ui.box.focus();
    },
  });
  ui.isListening = true;
  ui.announce(ui.t("listening"));
  ui.changed();
  ear.start();
}
