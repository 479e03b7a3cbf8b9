"""Greetings, thanks, anger, the wish for a person: met as a good clerk would."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.cues import is_nothing_but, says
from assistant.replies import find_words, say
from assistant.turn import Answer, Context, Status

SURE = 0.5
NAMES_A_PROCEDURE = 0.6
"""From this probability on, "chào anh, cho hỏi …" is a question, not a greeting."""
LIKELIEST = 0.3
"""Of that probability one procedure must hold this much."""
NEEDS_A_PERSON = ("ask_human", "complain")
SPOKEN_KINDS = ("insulting", "is_machine", "angry")
"""Kinds of talk told by their words; they give way to a question that comes with them."""


def small_talk(context: Context) -> Answer | None:
    if context.procedure is not None:
        return None
    kind = _kind(context)
    words = find_words(f"small_talk.{kind}") if kind else None
    if words is None:
        return None
    state = context.turn.state
    return Answer(
        Status.CHITCHAT,
        str(words),
        kind,
        confidence=context.understanding.confidence,
        suggestions=tuple(find_words("openers")) if kind == "greeting" else (),
        state=replace(state, choices=()) if kind == "deny" else state,
    )


def _kind(context: Context) -> str | None:
    intent = context.understanding.intent
    first = context.candidates[0].score if context.candidates else 1.0
    is_about_one = context.in_scope >= NAMES_A_PROCEDURE and first >= LIKELIEST
    is_about_one &= not any(is_nothing_but(kind, context.text) for kind in SPOKEN_KINDS)
    if not is_about_one:
        spoken = next((kind for kind in SPOKEN_KINDS if says(kind, context.text)), None)
        if spoken:
            return spoken
    is_sure = context.understanding.confidence >= SURE
    gives_way = is_about_one and intent not in NEEDS_A_PERSON
    return intent if is_sure and not gives_way else None


def greeting() -> str:
    """The first words of a conversation."""
    return say("greeting")
