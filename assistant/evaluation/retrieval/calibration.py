"""How honest the search's probabilities are, in bins of equal width.

Guo et al. 2017, "On calibration of modern neural networks", section 2 and equation 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from assistant.evaluation.generate import Given
from assistant.evaluation.questions import NONE

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Questions whose likeliest outcome had a probability from `low` to `low + 1/BINS`."""

    low: float
    size: int
    sure: float
    """Mean probability of the likeliest outcome."""
    right: float
    """Share of questions where it was the right one."""


def likeliest(row: Given) -> tuple[str, float]:
    """The outcome the search thought likeliest, "none" among them, and its probability."""
    first = row.found[0] if row.found else (NONE, 0.0)
    none = 1 - row.in_scope
    return first if first[1] >= none else (NONE, none)


def bins_of(rows: Sequence[Given]) -> list[Bin]:
    """Only bins with something in them; rows that were never searched are left out."""
    filled: dict[int, list[tuple[float, bool]]] = {}
    for row in rows:
        if row.found:
            outcome, sure = likeliest(row)
            place = min(int(sure * BINS), BINS - 1)
            filled.setdefault(place, []).append((sure, outcome == row.question.procedure))
    return [
        Bin(
            place / BINS,
            len(inside),
            fmean(sure for sure, _ in inside),
            fmean(float(is_right) for _, is_right in inside),
        )
        for place, inside in sorted(filled.items())
    ]


def calibration_error(rows: Sequence[Given]) -> float | None:
    """Mean distance of probability and share of right ones, weighted by bin; None if all empty."""
    bins = bins_of(rows)
    size = sum(item.size for item in bins)
    return sum(abs(item.sure - item.right) * item.size for item in bins) / size if size else None
