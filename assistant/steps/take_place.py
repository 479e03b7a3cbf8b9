"""Asked where to go, the citizen names a place: what is asked stays what it was."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.dialogue.asked import aspects
from assistant.places import place_in
from assistant.turn import Answer, Candidate, Context
from procedures_kb import KnowledgeBase

ASKS_WHERE = "ask_office"
SHORT = 14
"""Words of a message that only says where one lives."""
NAMED = 0.55
"""From this probability on a message names a procedure by itself, as in `settle_procedure`."""


@dataclass(frozen=True)
class TakePlace:
    kb: KnowledgeBase

    def __call__(self, context: Context) -> Answer | None:
        state = context.turn.state
        kept = self.kb.procedures.get(state.procedure or "")
        was_asked = kept is not None and state.answered == ASKS_WHERE
        if was_asked and kept and _only_names_a_place(context):
            context.procedure = kept
            context.candidates = (Candidate(kept, 1.0),)
            context.in_scope = 1.0
            context.understanding = replace(context.understanding, intent=ASKS_WHERE)
            context.also_asked = ()
        return None


def _only_names_a_place(context: Context) -> bool:
    names_another = bool(context.candidates) and context.candidates[0].score >= NAMED
    is_taken = context.procedure is not None or bool(context.wanted)
    if is_taken or names_another or len(context.turn.text.split()) > SHORT:
        return False
    return not aspects(context.question) and place_in(context.turn.text) is not None
