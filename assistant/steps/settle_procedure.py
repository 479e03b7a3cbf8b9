"""The one procedure the answer is about: named now, chosen from a question, or talked of before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.text.fold import fold
from assistant.text.lexicon import names_nothing
from assistant.turn import Answer, Candidate, Context
from procedures_kb import KnowledgeBase, Procedure

NAMED = 0.55
"""From this probability on a message names its procedure by itself."""
SHORT = 12
"""Words: a follow-up ("còn lệ phí thì sao?") is short; a letter begins something new."""


@dataclass(frozen=True)
class SettleProcedure:
    kb: KnowledgeBase

    def __call__(self, context: Context) -> Answer | None:
        nothing_named = names_nothing(context.text)
        chosen = self._chosen(context) or self._kept(context, nothing_named) or self._named(context)
        if chosen is not None:
            context.procedure = chosen
            context.in_scope = 1.0
            context.candidates = (Candidate(chosen, 1.0),)
        elif nothing_named:
            context.in_scope = 0.0
        return None

    def _chosen(self, context: Context) -> Procedure | None:
        """One of the buttons of the last question; the intent asked then is answered now."""
        state = context.turn.state
        said = fold(context.text).strip(" .?!")
        for slug in state.choices:
            procedure = self.kb.procedures.get(slug)
            if procedure is not None and fold(procedure.name) == said:
                if state.intent:
                    context.understanding = replace(context.understanding, intent=state.intent)
                return procedure
        return None

    def _kept(self, context: Context, nothing_named: bool) -> Procedure | None:
        """The one talked of before, when a short message asks something and names no other."""
        kept = self.kb.procedures.get(context.turn.state.procedure or "")
        is_short = len(context.text.split()) <= SHORT
        asks = context.understanding.intent.startswith("ask_")
        names_another = context.candidates[0].score >= NAMED and not nothing_named
        return kept if kept and is_short and asks and not names_another else None

    def _named(self, context: Context) -> Procedure | None:
        """Unsure, yet an official name stands in the message: the longest of those."""
        if context.candidates[0].score >= NAMED:
            return None
        said = fold(context.text)
        named = [item for item in self.kb.procedures.values() if fold(item.name) in said]
        return max(named, key=lambda item: len(item.name), default=None)
