// The words of an answer, cut where a person would: plain lines, and runs of lists with their heads.
// The cards are drawn from these words, the blocks only tell what each line is: nothing is lost.

const ITEM = /^(?:•|\d+\.)\s+/;
const ENDED = /[.!?…”]$/;

/** Plain lines as strings, runs as [{head, isNumbered, items}]. `listed` are items without a sign. */
export function piecesOf(lines, listed) {
  const pieces = [];
  let run;
  lines.forEach((line, at) => {
    const isItem = ITEM.test(line) || listed.includes(line);
    const isHead = !isItem && (line.endsWith(":") || (ITEM.test(lines[at + 1]) && !ENDED.test(line)));
    if (!isItem && !isHead) {
      run = null;
      pieces.push(line);
      return;
    }
    if (!run) pieces.push((run = []));
    if (isHead || !run.length) run.push({ head: isHead ? line.replace(/:$/, "") : "", items: [] });
    const group = run.at(-1);
    group.isNumbered = /^\d/.test(line);
    if (isItem) group.items.push(line.replace(ITEM, ""));
  });
  return pieces;
}
