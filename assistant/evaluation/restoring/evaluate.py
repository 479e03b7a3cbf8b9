"""Scores what `generate` wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from assistant.evaluation.restoring.generate import Restoring


@dataclass(frozen=True)
class Scores:
    """`right`: share of words (between spaces, capitals aside) that came back as they were;
    `harmed`: share of the marked sentences' words that were changed; both 0 to 1. Milliseconds a
    sentence, mean and 95th percentile."""

    sentences: int
    words: int
    right: float
    harmed: float
    milliseconds: float
    slowest: float


def score(rows: Iterable[Restoring]) -> Scores:
    given = list(rows)
    right = [verdict for row in given for verdict in _same(row.sentence, row.restored)]
    kept = [verdict for row in given for verdict in _same(row.sentence, row.untouched)]
    times = sorted(row.milliseconds for row in given)
    return Scores(
        len(given),
        len(right),
        fmean(right),
        1 - fmean(kept),
        fmean(times),
        times[int(0.95 * (len(times) - 1))],
    )


def _same(sentence: str, written: str) -> list[bool]:
    wanted, got = sentence.lower().split(), written.lower().split()
    return [one == other for one, other in zip(wanted, got)] + [False] * abs(len(wanted) - len(got))
