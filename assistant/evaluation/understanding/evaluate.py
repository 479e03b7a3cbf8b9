"""Intents as the NLU model understood them, before any step changed what is answered."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evaluation.generate import Given
from assistant.evaluation.verdicts import Figures, measured, share


def score(rows: Sequence[Given]) -> Figures:
    """`understood`: the share of all labelled questions whose first intent is the right one."""
    labelled = [row for row in rows if row.question.intent]
    return measured(understood=share(row.understood == row.question.intent for row in labelled))
