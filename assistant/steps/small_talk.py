"""Greetings, thanks, anger, the wish for a person: met as a good clerk would."""

from __future__ import annotations

from assistant.replies import find_words, say
from assistant.turn import Answer, Context, Status

SURE = 0.5
NAMES_A_PROCEDURE = 0.6
"""From this probability on, "chào anh, cho hỏi …" is a question, not a greeting."""
NEEDS_A_PERSON = ("ask_human", "complain")


def small_talk(context: Context) -> Answer | None:
    intent = context.understanding.intent
    words = find_words(f"small_talk.{intent}")
    is_sure = context.understanding.confidence >= SURE
    is_about_one = context.in_scope >= NAMES_A_PROCEDURE and intent not in NEEDS_A_PERSON
    if words is None or not is_sure or is_about_one:
        return None
    return Answer(
        Status.CHITCHAT,
        str(words),
        intent,
        confidence=context.understanding.confidence,
        suggestions=tuple(find_words("openers")) if intent == "greeting" else (),
        state=context.turn.state,
    )


def greeting() -> str:
    """The first words of a conversation."""
    return say("greeting")
