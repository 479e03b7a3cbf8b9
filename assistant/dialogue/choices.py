"""Which of the likeliest procedures are likely enough to be offered as a choice."""

from __future__ import annotations

from assistant.turn import Candidate

AT_MOST = 3
ANSWERED_FROM = 0.64
"""A procedure at least this likely is answered about; below it, it is asked which is meant."""
WORTH_OFFERING = 0.04
"""Probability: a question without one choice at least this likely helps nobody."""


def worth_offering(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(item for item in candidates if item.score >= WORTH_OFFERING)[:AT_MOST]
