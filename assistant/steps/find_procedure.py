"""Which procedures the message may be about, and whether it is about one at all."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.citations import Citations
from assistant.dialogue.letters import questions_of, weigh
from assistant.retrieval.search import NONE, Ranked, Search
from assistant.turn import Answer, Candidate, Context, Hit
from procedures_kb import KnowledgeBase

KEPT = 5
RECORDS_KEPT = 3


@dataclass(frozen=True)
class FindProcedure:
    search: Search
    kb: KnowledgeBase
    citations: Citations

    def __call__(self, context: Context) -> Answer | None:
        ranked = self.search.rank(context.question)
        shares = _shares(ranked)
        asking = questions_of(context.question)
        if asking:
            shares = {**weigh(shares, _shares(self.search.rank(asking)), NONE)}
        shares = self.citations.weigh(context.question, shares)
        context.in_scope = 1 - shares.pop(NONE)
        if context.corrects:
            shares = _without(context.turn.state.procedure, shares)
        order = self._worth_reading(shares)
        context.candidates = tuple(Candidate(self.kb.named(slug), shares[slug]) for slug in order)
        first = order[0]
        context.hits = tuple(
            Hit(first, passage.text, near) for passage, near in self.search.nearest(ranked, first)
        )
        return None

    def _worth_reading(self, shares: dict[str, float]) -> list[str]:
        """The likeliest; of the portal's records, each of which is read and parsed, fewer."""
        order = sorted(shares, key=lambda slug: -shares[slug])[:KEPT]
        is_edited = self.kb.edited.__contains__
        return [slug for at, slug in enumerate(order) if at < RECORDS_KEPT or is_edited(slug)]


def _shares(ranked: Ranked) -> dict[str, float]:
    return {NONE: ranked.none, **dict(ranked.order)}


NAMED_AGAIN = 0.8


def _without(slug: str | None, shares: dict[str, float]) -> dict[str, float]:
    """Without the procedure just taken back, unless it is named again beyond doubt; what was left
    for the others is theirs."""
    taken = shares.get(slug or "", 0.0)
    if slug is None or taken >= NAMED_AGAIN or len(shares) == 1:
        return shares
    rest = {key: share for key, share in shares.items() if key != slug}
    left = sum(rest.values())
    grown = (left + taken) / left if left > 0 else 1.0
    return {key: share * grown for key, share in rest.items()}
