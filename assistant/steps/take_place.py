"""Asked where to go, the citizen names a place: what is asked stays what it was."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answers.place import about_place, choices
from assistant.dialogue.asked import aspects
from assistant.places import Ambiguous, FormerOffice, Found, place_as_json, place_in
from assistant.replies import find_words, say
from assistant.turn import Answer, Candidate, Context, Status
from procedures_kb import KnowledgeBase

ASKS_WHERE = "ask_office"
SHORT = 14
"""Words of a message that only says where one lives."""
NAMED = 0.55
"""From this probability on a message names a procedure by itself, as in `settle_procedure`."""
MAY_BE_NAMED = 0.45
"""Below it a message with a place in it is taken to be about the place alone."""


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
        asks_where = context.understanding.intent == ASKS_WHERE
        is_of_nothing = kept is None and asks_where and not _may_be_named(context)
        is_alone = is_of_nothing and _only_names_a_place(context)
        return _about_the_place(context) if is_alone else None


def _may_be_named(context: Context) -> bool:
    return bool(context.candidates) and context.candidates[0].score >= MAY_BE_NAMED


def _about_the_place(context: Context) -> Answer | None:
    """No procedure is talked of yet: which ward it is today, and what for is asked."""
    named = place_in(context.turn.text)
    if not isinstance(named, (Found, Ambiguous, FormerOffice)):
        return None
    return Answer(
        Status.ANSWERED,
        "\n".join([about_place(named), say("place.what_for")]),
        ASKS_WHERE,
        blocks=({"type": "place", **place_as_json(named)},),
        suggestions=choices(named) or tuple(find_words("openers")),
        state=context.turn.state,
    )


def _only_names_a_place(context: Context) -> bool:
    names_another = bool(context.candidates) and context.candidates[0].score >= NAMED
    is_taken = context.procedure is not None or bool(context.wanted)
    if is_taken or names_another or len(context.turn.text.split()) > SHORT:
        return False
    asks = set(aspects(context.question)) - {ASKS_WHERE}
    return not asks and place_in(context.turn.text) is not None
