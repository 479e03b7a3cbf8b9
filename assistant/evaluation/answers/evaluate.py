"""Scores what `generate` wrote, with the same figures as the public measuring script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from assistant.evaluation.answers.generate import NONE, Given

HELPED = ("answered", "not_in_base", "clarification")
TOLD = ("answered", "not_in_base")


@dataclass(frozen=True)
class Scores:
    """`figures`: top1, top3, wrong, asked, intent over questions about a procedure; declined
    questions about none that were answered all the same: oos_answered. All are shares, 0 to 1."""

    size: int
    figures: dict[str, float]
    misses: tuple[Given, ...]


def score(given: Iterable[Given]) -> Scores:
    rows = list(given)
    about = [row for row in rows if row.question.procedure != NONE]
    none = [row for row in rows if row.question.procedure == NONE]
    figures = {
        "top1": _share(_first(row) == row.question.procedure for row in about),
        "top3": _share(row.question.procedure in _named(row)[:3] for row in about),
        "wrong": _share(_is_wrong(row) for row in about),
        "asked": _share(row.status == "clarification" for row in about),
        "intent": _share(row.intent == row.question.intent for row in about),
        "oos_answered": _share(row.status in TOLD for row in none),
    }
    missed = [row for row in about if _first(row) != row.question.procedure or _is_wrong(row)]
    missed += [row for row in none if row.status in TOLD]
    return Scores(len(rows), figures, tuple(missed))


def _named(row: Given) -> list[str]:
    """Slugs in the order named; a refusal names none."""
    if row.status not in HELPED:
        return []
    return list(dict.fromkeys([*([row.procedure] if row.procedure else []), *row.candidates]))


def _first(row: Given) -> str | None:
    return next(iter(_named(row)), None)


def _is_wrong(row: Given) -> bool:
    return row.status in TOLD and row.procedure != row.question.procedure


def _share(verdicts: Iterable[bool]) -> float:
    values = [float(verdict) for verdict in verdicts]
    return fmean(values) if values else 0.0
