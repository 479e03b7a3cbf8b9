"""Intents as the NLU model understood them, before any step changed what is answered."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evaluation.generate import Given
from assistant.evaluation.verdicts import Figures, measured, share

OUTSIDE = "out_of_scope"


def score(rows: Sequence[Given]) -> Figures:
    """`understood`: the share of questions whose intent is the right one, over those that say
    something to the assistant; what lies outside is for the search to see, and for `refusals`."""
    labelled = [row for row in rows if row.question.intent not in ("", OUTSIDE)]
    return measured(understood=share(row.understood == row.question.intent for row in labelled))
