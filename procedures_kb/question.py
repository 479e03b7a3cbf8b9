"""The questions of the interview that tells a case, and how their answers are said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

AllOf = Mapping[str, tuple[str, ...]]
"""Every question named must have one of the answers listed."""


@dataclass(frozen=True)
class AgeRange:
    """From `from_age` (0 where None) to before `under` (no end where None), in `unit`s."""

    from_age: int | None = None
    under: int | None = None
    unit: str = "year"


@dataclass(frozen=True)
class Leaves:
    """Words that rule some answers out and leave these to choose from: "chưa cưới"."""

    answers: tuple[str, ...]
    means: str
    """As a clause that fits behind "vì"."""
    said_as: tuple[str, ...] = ()
    """Wherever they stand."""
    replied_as: tuple[str, ...] = ()
    """Only where the question was asked."""


@dataclass(frozen=True)
class Spoken:
    """How the answers of a question are said; every mapping goes by the answer's key."""

    said_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Wordings that tell the answer wherever they stand."""
    replied_as: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Wordings that tell it only where the question was asked."""
    if_yes: str | None = None
    if_no: str | None = None
    ages: Mapping[str, AgeRange] = field(default_factory=dict)
    age_of: tuple[str, ...] = ()
    """What the person of that age is called; nobody else's age counts where none was asked."""
    leaves: tuple[Leaves, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question of the interview; `answers` maps keys to words for people.

    `means` says an answer as a clause that fits behind "vì": 'trẻ bị bỏ rơi'.
    """

    key: str
    ask: str
    answers: Mapping[str, str]
    help: str | None = None
    when: tuple[AllOf, ...] = ()
    means: Mapping[str, str] = field(default_factory=dict)
    spoken: Spoken = Spoken()

    def clause(self, answer: str) -> str:
        """An answer as it fits behind "vì"; its own words where the base has no clause."""
        return self.means.get(answer) or self.answers[answer]
