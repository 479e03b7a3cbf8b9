"""What is right and wrong about one answer, in the terms of the public measuring script."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean

from assistant.evaluation.generate import Given
from assistant.evaluation.questions import NONE

Figures = dict[str, float]
"""Shares from 0 to 1; a figure with nothing to measure is left out."""

HELPED = ("answered", "not_in_base", "clarification")
TOLD = ("answered", "not_in_base")


def is_about_one(row: Given) -> bool:
    return row.question.procedure != NONE


def named(row: Given) -> list[str]:
    """Slugs in the order named; a refusal names none."""
    if row.status not in HELPED:
        return []
    return list(dict.fromkeys([*([row.procedure] if row.procedure else []), *row.candidates]))


def first_named(row: Given) -> str | None:
    return next(iter(named(row)), None)


def is_told(row: Given) -> bool:
    return row.status in TOLD


def is_asked(row: Given) -> bool:
    return row.status == "clarification"


def is_wrong(row: Given) -> bool:
    """Answered about another procedure."""
    return is_told(row) and row.procedure != row.question.procedure


def share(verdicts: Iterable[bool]) -> float | None:
    values = [float(verdict) for verdict in verdicts]
    return fmean(values) if values else None


def measured(**figures: float | None) -> Figures:
    return {name: value for name, value in figures.items() if value is not None}


def miss_kind(row: Given) -> str | None:
    """What went wrong: "told" about none, "wrong" procedure, "declined", "asked" back with
    another one first, or the right procedure and the wrong "intent"; None where all was right."""
    if not is_about_one(row):
        return "told" if is_told(row) else None
    if is_wrong(row):
        return "wrong"
    if first_named(row) != row.question.procedure:
        return "asked" if is_asked(row) else "declined"
    is_off = is_told(row) and row.question.intent and row.intent != row.question.intent
    return "intent" if is_off else None
