"""About none of the procedures: said so, with the way to a person; nothing is guessed."""

from __future__ import annotations

from assistant.dialogue.choices import ANSWERED_FROM
from assistant.dialogue.cues import says
from assistant.replies import find_words, say
from assistant.turn import Answer, Context, Status

IN_SCOPE = 0.1
"""Below it a message is declined; from here to `clarify.SURE` it is asked about, not answered."""
WORTH_ASKING = 0.12
"""The likeliest procedure must be at least this likely to be asked about."""
FEW_WORDS = 6
HOURS = "asking_hours"


def decline(context: Context) -> Answer | None:
    likeliest = max((item.score for item in context.candidates), default=0.0)
    if context.procedure is None and likeliest < ANSWERED_FROM and says(HOURS, context.text):
        return _declined(context, say("hours_unknown"))
    is_about_one = context.procedure is not None or likeliest >= WORTH_ASKING
    if context.in_scope >= IN_SCOPE and is_about_one:
        return None
    asks = context.understanding.intent.startswith("ask_")
    asks_about_nothing = asks and len(context.text.split()) <= FEW_WORDS
    return _declined(context, say("no_procedure") if asks_about_nothing else say("out_of_scope"))


def _declined(context: Context, words: str) -> Answer:
    return Answer(
        Status.OUT_OF_SCOPE,
        words,
        context.understanding.intent,
        confidence=1 - context.in_scope,
        suggestions=tuple(find_words("openers")),
        state=context.turn.state,
    )
