"""Declining: what lies outside must be declined, and what lies inside must not."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evaluation.generate import Given
from assistant.evaluation.verdicts import (
    HELPED,
    Figures,
    is_about_one,
    is_asked,
    is_told,
    measured,
    share,
)


def score(rows: Sequence[Given]) -> Figures:
    """Of questions about none: `oos_answered` and `oos_asked` back. Of those about one: the share
    `declined` or met with small talk."""
    about = [row for row in rows if is_about_one(row)]
    none = [row for row in rows if not is_about_one(row)]
    return measured(
        oos_answered=share(is_told(row) for row in none),
        oos_asked=share(is_asked(row) for row in none),
        declined=share(row.status not in HELPED for row in about),
    )
