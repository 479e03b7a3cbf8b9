"""Danger to life: the numbers to call, before anything else is tried."""

from __future__ import annotations

from assistant.dialogue.cues import is_nothing_but, kinds_of, says
from assistant.replies import find_words, say
from assistant.turn import Answer, Context, Status

SURE = 0.6
URGENT = "emergency"
FEW_WORDS = 6
"""Words of a reply to a question just asked: of so few, only those of danger tell of danger."""

STEERING = ("wanting_own_list", "naming_own_list", "resuming", "changing_answer", "asking_if_ready")


def call_for_help(context: Context) -> Answer | None:
    """By the words of danger or by the model, unless the same words are about papers ("giấy phép
    phòng cháy chữa cháy", "cháy nhà mất hết giấy tờ, làm lại sao")."""
    understanding = context.understanding
    kinds = kinds_of("danger", context.text)
    is_reply = _is_waiting(context) and len(context.text.split()) <= FEW_WORDS
    is_harmless = is_reply or _only_steers(context.text)
    is_sure = understanding.intent == URGENT and understanding.confidence >= SURE
    is_sure &= not is_harmless
    if not (is_sure or kinds) or says("not_danger", context.text):
        return None
    numbers: dict[str, str] = find_words("danger_numbers")
    first = [numbers[kind] for kind in kinds]
    ordered = tuple(dict.fromkeys([*first, *numbers.values()]))
    text = say(URGENT, numbers=", ".join(ordered))
    return Answer(Status.EMERGENCY, text, URGENT, state=context.turn.state)


def _only_steers(text: str) -> bool:
    """ "danh sách của em", "làm tiếp": known words, of which the model alone makes danger."""
    return any(is_nothing_but(group, text) for group in STEERING)


def _is_waiting(context: Context) -> bool:
    asking = context.turn.state.asking
    return asking is not None and asking.question is not None
