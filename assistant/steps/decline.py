"""About none of the procedures: said so, with the way to a person; nothing is guessed."""

from __future__ import annotations

from assistant.dialogue.choices import ANSWERED_FROM
from assistant.dialogue.cues import says, taken_out, words_of
from assistant.replies import find_words, say
from assistant.text.fold import fold
from assistant.text.lexicon import asking_words, names_nothing
from assistant.text.reading import read_plainly
from assistant.turn import Answer, Context, Status
from procedures_kb import Title

IN_SCOPE = 0.1
"""Below it a message is declined; from here to `clarify.SURE` it is asked about, not answered."""
WORTH_ASKING = 0.12
"""The likeliest procedure must be at least this likely to be asked about."""
HOURS = "asking_hours"


def decline(context: Context) -> Answer | None:
    likeliest = max((item.score for item in context.candidates), default=0.0)
    if context.procedure is None and likeliest < ANSWERED_FROM and says(HOURS, context.text):
        return _declined(context, say("hours_unknown"))
    is_about_one = context.procedure is not None or likeliest >= WORTH_ASKING
    is_about_one &= not _is_of_another_office(context)
    if context.in_scope >= IN_SCOPE and is_about_one:
        return None
    asks = context.understanding.intent.startswith("ask_")
    asks_about_nothing = asks and names_nothing(context.text)
    return _declined(context, say("no_procedure") if asks_about_nothing else say("out_of_scope"))


def _is_of_another_office(context: Context) -> bool:
    """ "thủ tục ly hôn", and nothing more: near to ours by its words only. A record of the portal
    that was found is about it."""
    text = fold(read_plainly(context.text).text)
    if context.procedure is not None or not says("not_ours", text):
        return False
    first = context.candidates[0].procedure if context.candidates else None
    left = set(taken_out("not_ours", text).strip(" .?!").split())
    is_alone = left <= asking_words() | words_of("around_not_ours")
    return is_alone and not isinstance(first, Title)


def _declined(context: Context, words: str) -> Answer:
    return Answer(
        Status.OUT_OF_SCOPE,
        words,
        context.understanding.intent,
        confidence=1 - context.in_scope,
        suggestions=tuple(find_words("openers")),
        state=context.turn.state,
    )
