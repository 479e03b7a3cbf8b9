"""Which procedures the message may be about, and whether it is about one at all."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.retrieval.search import Search
from assistant.turn import Answer, Candidate, Context, Hit
from procedures_kb import KnowledgeBase

KEPT = 5


@dataclass(frozen=True)
class FindProcedure:
    search: Search
    kb: KnowledgeBase

    def __call__(self, context: Context) -> Answer | None:
        ranked = self.search.rank(context.text)
        context.in_scope = 1 - ranked.none
        context.candidates = tuple(
            Candidate(self.kb.procedures[slug], score) for slug, score in ranked.order[:KEPT]
        )
        first = ranked.order[0][0]
        context.hits = tuple(
            Hit(first, passage.text, dense) for passage, dense in self.search.nearest(ranked, first)
        )
        return None
