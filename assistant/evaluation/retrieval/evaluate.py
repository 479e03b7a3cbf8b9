"""Which procedure: what the citizen was named, what the search itself had found, and how sure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evaluation.generate import Given
from assistant.evaluation.retrieval.calibration import calibration_error
from assistant.evaluation.verdicts import (
    Figures,
    first_named,
    is_about_one,
    is_asked,
    is_wrong,
    measured,
    named,
    share,
)


def score(rows: Sequence[Given]) -> Figures:
    """`top1`, `top3`, `wrong`, `asked` of what was named to the citizen; `search1`, `search3` of
    what the search found, asked or declined later or not; `ece` over all questions searched."""
    about = [row for row in rows if is_about_one(row)]
    return measured(
        top1=share(first_named(row) == row.question.procedure for row in about),
        top3=share(row.question.procedure in named(row)[:3] for row in about),
        wrong=share(is_wrong(row) for row in about),
        asked=share(is_asked(row) for row in about),
        search1=share(row.question.procedure in _found(row)[:1] for row in about),
        search3=share(row.question.procedure in _found(row)[:3] for row in about),
        ece=calibration_error(rows),
    )


def _found(row: Given) -> list[str]:
    return [slug for slug, _ in row.found]
