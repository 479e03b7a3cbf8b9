// What the lines of a block are: papers, fees, days, offices … found again by their own words.

const NO_FACTS = /answers|law|sources|timeline|checklists|shared|to_save/;

/** [{part, slug, fact, ids, isHeld}]: the part of the block it stands in, the words to know it by, and
    whether the citizen said to have the paper. */
export function factsOf(block, about, saved = [block.to_save ?? []].flat()) {
  const found = (part, fact) => {
    const slug = fact.steps?.[0] ?? block.slug ?? about;
    const isHeld = saved.find((each) => each.slug === slug)?.held[fact.key]?.have;
    return { part, slug, fact, ids: idsOf(fact), isHeld };
  };
  const parts = Object.entries(block).filter(([part, facts]) => Array.isArray(facts) && !NO_FACTS.test(part));
  return [
    ...(block.shared ?? []).map(({ paper, steps }) => found("", { ...paper, steps })),
    ...parts.flatMap(([part, facts]) => facts.map((fact) => found(part, fact))),
    ...(block.checklists ?? []).flatMap((each) => factsOf(each, "", saved)),
  ];
}

/** Papers are told a second time without what stands in brackets. */
function idsOf(fact) {
  const { label, name, paper, ward, text } = fact;
  const id = label ? `${label}:` : `${name ?? paper ?? ward?.name ?? text ?? fact}`;
  return [id.replace(/\.$/, ""), id.split(" (")[0]];
}

/** The fact whose words the line holds, the longest first, taken out of `facts`; with these words. */
export function take(line, facts) {
  let best;
  for (const each of facts) {
    const id = each.ids.find((words) => line.includes(words));
    if (id?.length > (best?.id.length ?? 0)) best = { each, id };
  }
  if (!best) return undefined;
  facts.splice(facts.indexOf(best.each), 1);
  return { ...best.each, id: best.id };
}

/** What the citizen brings; the rest the office looks up itself, or nobody asks for any more. */
export const isBrought = ({ fact }) => fact.need === "always" || fact.need === "in_case";
