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

export function read(text, ended) {
  const said = new SpeechSynthesisUtterance(text);
  Object.assign(said, { lang: "vi-VN", voice: voice(), onend: ended, onerror: ended });
  mouth.cancel();
  mouth.speak(said);
}

export const hush = () => mouth?.cancel();

/** `heard(text)` with what was said, or `failed()`; then `ended()` in any case. */
export function listen(heard, failed, ended) {
  const ear = new Ear();
  ear.onresult = ({ results }) => heard(results[0][0].transcript);
  Object.assign(ear, { lang: "vi-VN", onerror: failed, onend: ended });
  ear.start();
}
