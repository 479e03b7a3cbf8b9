"""Danger to life: the numbers to call, before anything else is tried."""

from __future__ import annotations

from assistant.replies import say
from assistant.turn import Answer, Context, Status

SURE = 0.6


def call_for_help(context: Context) -> Answer | None:
    understanding = context.understanding
    if understanding.intent != "emergency" or understanding.confidence < SURE:
        return None
    return Answer(Status.EMERGENCY, say("emergency"), "emergency", state=context.turn.state)
