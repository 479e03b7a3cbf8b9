"""A message about several procedures at once: each with what is asked of it, in order."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.asked import aspects
from assistant.dialogue.several import Names, parts_of
from assistant.retrieval.search import Search
from assistant.turn import Answer, Candidate, Context, Wanted
from procedures_kb import KnowledgeBase

SURE = 0.5
"""Each part must name its procedure at least this surely."""
UNSURE = "ask_overview"


@dataclass(frozen=True)
class FindSeveral:
    search: Search
    kb: KnowledgeBase
    names: Names

    def __call__(self, context: Context) -> Answer | None:
        """The search runs again for each part, so only where names of two stand in the message."""
        parts = parts_of(context.question, self.names)
        found = [self._named(part) for part in parts]
        named = [item for item in found if item is not None]
        slugs = [item.procedure.slug for item in named]
        whole = context.candidates[0].procedure.slug
        is_told_apart = len(slugs) > 1 and len(set(slugs)) == len(slugs) and whole in slugs
        if not is_told_apart:  # or the message as a whole means a third that holds them all
            return None
        asked = _asked(parts, context)
        context.wanted = tuple(
            Wanted(self.kb.procedures[item.procedure.slug], intent)
            for item, intents in zip(found, asked)
            if item is not None
            for intent in intents
        )
        context.candidates = tuple(named)
        context.procedure = self.kb.procedures[slugs[0]]
        context.in_scope = 1.0
        return None

    def _named(self, part: str) -> Candidate | None:
        slug, score = self.search.rank(part).order[0]
        return Candidate(self.kb.named(slug), score) if score >= SURE else None


def _asked(parts: tuple[str, ...], context: Context) -> list[tuple[str, ...]]:
    """What each part asks; one that asks nothing shares what the next one asks, else the last."""
    intent = context.understanding.intent
    usual = (intent if intent.startswith("ask_") else UNSURE,)
    said = [aspects(part) for part in parts]
    for at in reversed(range(len(said) - 1)):
        said[at] = said[at] or said[at + 1]
    for at in range(1, len(said)):
        said[at] = said[at] or said[at - 1]
    return [intents or usual for intents in said]
