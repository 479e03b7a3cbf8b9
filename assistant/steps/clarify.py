"""Two procedures are as likely: one short question with buttons instead of a guess."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.dialogue.choices import ANSWERED_FROM, worth_offering
from assistant.dialogue.near_pairs import NearPairs
from assistant.dialogue.several import Names, is_about_use, is_choice
from assistant.replies import say
from assistant.text.normalise import normalise
from assistant.turn import Answer, Candidate, Context, Status
from procedures_kb import KnowledgeBase
from procedures_kb.registers import NearPair

PAIR_SHARE = 0.12
PAIR_ANSWERED_FROM = 0.85
"""Where the likeliest two are a near pair, the second at least `PAIR_SHARE` likely, its question is
asked unless the first is this likely, or likely and named: the wrong one of two near ones costs a
day as well."""

EITHER = ANSWERED_FROM
"""So likely must two near ones be together, for a word of one to decide."""


@dataclass(frozen=True)
class Clarify:
    kb: KnowledgeBase
    pairs: NearPairs
    names: Names

    def __call__(self, context: Context) -> Answer | None:
        if context.procedure is not None:
            return None
        named = is_choice(context.question, self.names)
        pair = self._asked_to_choose(named, context) or self._as_likely(context)
        told = self._told(pair, named, context)
        if told is not None:
            context.procedure = self.kb.procedures[told]
            return None
        is_sure = context.candidates[0].score >= ANSWERED_FROM
        if pair is None and is_sure and not is_about_use(context.question, self.names):
            # a probability of "none of these" over one half leaves no procedure this much
            context.procedure = self.kb.procedures[context.candidates[0].procedure.slug]
            return None
        return ask_which(context, pair, named)

    def _told(self, pair: NearPair | None, named: tuple[str, ...], context: Context) -> str | None:
        """Which of two near ones it is, where it is one of them and the message says which."""
        if pair is None or named:
            return None
        shares = {item.procedure.slug: item.score for item in context.candidates}
        is_one_of_them = sum(shares.get(slug, 0.0) for slug in pair.procedures) >= EITHER
        return self.pairs.told(normalise(context.question), pair) if is_one_of_them else None

    def _asked_to_choose(self, named: tuple[str, ...], context: Context) -> NearPair | None:
        """ "thường trú hay tạm trú": the citizen doesn't know which, so neither do we."""
        known = {item.procedure.slug for item in context.candidates}
        return self.pairs.find(named) if named and set(named) <= known else None

    def _as_likely(self, context: Context) -> NearPair | None:
        first, *others = context.candidates[:2]
        if not others or others[0].score < PAIR_SHARE:
            return None
        said = {item.slug for item in self.names.find(context.question)}
        is_named = said == {first.procedure.slug}
        if first.score >= (ANSWERED_FROM if is_named else PAIR_ANSWERED_FROM):
            return None
        return self.pairs.find((first.procedure.slug, others[0].procedure.slug))


def ask_which(context: Context, pair: NearPair | None, named: tuple[str, ...] = ()) -> Answer:
    """Of the candidates: a near pair by its own question, its procedures as they were `named`."""
    return _of_pair(pair, named, context) if pair else _of_all(context)


def _of_pair(pair: NearPair, named: tuple[str, ...], context: Context) -> Answer:
    """In the order they were said, so that "cái thứ hai" is the second; else the likelier first."""
    both = [item for item in context.candidates if item.procedure.slug in pair.procedures]
    said = {slug: at for at, slug in enumerate(named)}
    both.sort(key=lambda item: said.get(item.procedure.slug, len(said)))
    labels = [pair.label_of(item.procedure.slug) for item in both]
    lines = [f"• {label} ({item.procedure.name})" for label, item in zip(labels, both)]
    return _asking(context, [pair.question, *lines], both, labels)


def _of_all(context: Context) -> Answer:
    offered = list(worth_offering(context.candidates))
    names = [item.procedure.name for item in offered]
    question = say("clarify" if len(offered) > 1 else "clarify_one")
    return _asking(context, [question, *(f"• {name}" for name in names)], offered, names)


def _asking(
    context: Context, lines: list[str], offered: list[Candidate], buttons: list[str]
) -> Answer:
    intent = context.understanding.intent
    slugs = tuple(item.procedure.slug for item in offered)
    return Answer(
        Status.CLARIFICATION,
        "\n".join(lines),
        intent,
        candidates=tuple(offered),
        confidence=context.candidates[0].score,
        suggestions=tuple(buttons),
        state=replace(context.turn.state, choices=slugs, intent=intent),
    )
