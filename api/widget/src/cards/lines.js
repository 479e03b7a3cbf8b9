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

/** An answer to several questions cut at them, each with its own lines, blocks and procedure. */
export function sectionsOf({ text, blocks = [], procedure }) {
  const sections = [{ lines: [], blocks: [], procedure }];
  const heads = blocks.filter((block) => block.type === "question");
  for (const line of text.split("\n")) {
    const head = heads[sections.length - 1];
    if (line === head?.text) sections.push({ ...head, lines: [], blocks: [] });
    else if (line.trim()) sections.at(-1).lines.push(line);
  }
  let at = 0;
  for (const block of blocks) {
    if (block.type === "question") at += 1;
    else (sections[at] ?? sections[0]).blocks.push(block);
  }
  return sections;
}
