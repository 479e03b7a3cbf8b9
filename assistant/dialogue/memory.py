"""What the next turn may point back at: the last answer, the one before, and what was near."""

from __future__ import annotations

from assistant.dialogue.choices import worth_offering
from assistant.dialogue.near_pairs import NearPairs
from assistant.turn import Context, State, Wanted

OTHERS = 5


def remembered(context: Context, wanted: list[Wanted], pairs: NearPairs) -> State:
    """The state after an answer to what was wanted; choices offered before it are over."""
    state = context.turn.state
    slug, intent = wanted[0].procedure.slug, wanted[0].intent
    last = (state.procedure, state.answered)
    before = state.before
    if state.procedure and state.answered and last != (slug, intent):
        before = (state.procedure, state.answered)
    near = (
        *(item.procedure.slug for item in wanted),
        *state.choices,
        *(state.others if state.procedure == slug else ()),
        *((state.procedure,) if state.procedure else ()),
        *(item.procedure.slug for item in worth_offering(context.candidates)),
        *pairs.partners(slug),
    )
    others = tuple(other for other in dict.fromkeys(near) if other != slug)
    facts = state.cases[slug].facts if slug in state.cases else state.facts
    kept = others[:OTHERS]
    return State(slug, facts, (), None, intent, kept, before, state.cases, state.asking)
