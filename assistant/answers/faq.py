"""The frequent question nearest to what was asked, when it is near enough to be the answer."""

from __future__ import annotations

from datetime import date

from assistant.answers.part import Part
from assistant.answers.wording import sentence
from assistant.turn import Context
from procedures_kb import Procedure, in_force
from procedures_kb.model import Faq

NEAR = 0.91
"""Cosine of the two questions under multilingual-e5; unrelated ones lie around 0.82."""
SAME = 0.955
"""Where a field of its own answers (papers, fee, time …) only the very question leads."""
OPEN_INTENTS = ("ask_conditions", "ask_penalty", "ask_overview", "ask_steps", "ask_result")


def nearest(procedure: Procedure, context: Context, day: date) -> Part | None:
    entry = _find(procedure, context, day)
    if entry is None:
        return None
    block = {
        "type": "faq",
        "question": entry.question,
        "answer": entry.answer,
        "confidence": entry.confidence.value,
        "law": [str(reference) for reference in entry.law],
    }
    return Part((sentence(entry.answer, entry),), (block,), (entry,))


def _find(procedure: Procedure, context: Context, day: date) -> Faq | None:
    by_question = {entry.question: entry for entry in in_force(procedure.faq, day)}
    for hit in context.hits:
        if hit.slug == procedure.slug and hit.text in by_question:
            is_open = context.understanding.intent in OPEN_INTENTS
            return by_question[hit.text] if hit.dense >= (NEAR if is_open else SAME) else None
    return None
