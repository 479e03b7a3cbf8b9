"""What the citizen got: how the turn ended, what was answered, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evaluation.generate import Given
from assistant.evaluation.verdicts import Figures, is_about_one, is_told, measured, share

ENDINGS = {"out_of_scope": "out_of_scope", "emergency": "emergency"}
"""How a question about no procedure should end, by its intent; all the others are small talk."""
SMALL_TALK = "chitchat"


def score(rows: Sequence[Given]) -> Figures:
    """`status`: ended as it should; `intent`: the right thing was answered; `sourced`: an answer
    names at least one source."""
    labelled = [row for row in rows if row.question.intent]
    about = [row for row in labelled if is_about_one(row)]
    return measured(
        status=share(row.status == _expected(row) for row in labelled),
        intent=share(row.intent == row.question.intent for row in about),
        sourced=share(row.sources > 0 for row in rows if is_told(row)),
    )


def _expected(row: Given) -> str:
    return "answered" if is_about_one(row) else ENDINGS.get(row.question.intent, SMALL_TALK)
