"""Scores what `generate` got: is a right record named first, among the first three, or refused?"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.evaluation.portal.generate import Named
from assistant.evaluation.verdicts import TOLD, Figures, measured, share


def score_portal(rows: Iterable[Named]) -> Figures:
    """Shares of all questions; `wrong`: another record was answered about."""
    given = list(rows)
    return measured(
        top1=share(row.named[:1] != () and row.named[0] in row.right for row in given),
        top3=share(bool(row.right & set(row.named[:3])) for row in given),
        wrong=share(row.status in TOLD and row.named[0] not in row.right for row in given),
        asked=share(row.status == "clarification" for row in given),
        declined=share(not row.named for row in given),
    )
