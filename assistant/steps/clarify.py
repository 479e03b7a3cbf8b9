"""Two procedures are as likely: one short question with buttons instead of a guess."""

from __future__ import annotations

from dataclasses import replace

from assistant.replies import say
from assistant.turn import Answer, Context, Status

SURE = 0.5
"""An answer needs its procedure at least this likely."""
CHOICES = 3
WORTH_OFFERING = 0.04


def clarify(context: Context) -> Answer | None:
    if context.procedure is None and context.candidates[0].score >= SURE:
        # a probability of "none of these" over one half leaves no procedure this much
        context.procedure = context.candidates[0].procedure
    if context.procedure is not None:
        return None
    offered = tuple(item for item in context.candidates if item.score >= WORTH_OFFERING)[:CHOICES]
    names = tuple(candidate.procedure.name for candidate in offered)
    state = replace(
        context.turn.state,
        choices=tuple(candidate.procedure.slug for candidate in offered),
        intent=context.understanding.intent,
    )
    return Answer(
        Status.CLARIFICATION,
        "\n".join([say("clarify"), *(f"• {name}" for name in names)]),
        context.understanding.intent,
        candidates=offered,
        confidence=context.candidates[0].score,
        suggestions=names,
        state=state,
    )
