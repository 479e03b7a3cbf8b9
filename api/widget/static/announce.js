// Two polite live regions in turn: the same words twice are then still a change to be read.

const slots = [...document.querySelectorAll("#chat .speaker")];
let turn = 0;

export function announce(text) {
  slots[turn].textContent = "";
  turn = 1 - turn;
  slots[turn].textContent = text;
}
