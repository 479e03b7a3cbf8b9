"""Values in the words of people: 8.000 đồng, 01/07/2025, 5 ngày làm việc, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from assistant.replies import say
from assistant.replies.values import day_month_year, dong, span
from procedures_kb.model import Confidence, Known, Way

__all__ = ["case_before", "day_month_year", "dong", "marks", "sentence", "span"]

SAID_ALREADY = 0.7
"""Share of the words of a case that the text may repeat before naming the case is too much."""


class Marked(Protocol):
    """A fact, or a line of a checklist that stands for one."""

    @property
    def ways(self) -> Sequence[Way]: ...
    @property
    def ends_on(self) -> date | None: ...
    @property
    def confidence(self) -> Confidence: ...


def marks(fact: Marked) -> str:
    """In brackets: how it is filed, until when and how sure it is; empty where all is plain."""
    said = [say(f"ways.{way.value}") for way in fact.ways]
    if fact.ends_on:
        said.append(say("dates.until", day=day_month_year(fact.ends_on)))
    if fact.confidence is not Confidence.SOURCED:
        said.append(say(f"confidence.{fact.confidence.value}"))
    return f" ({'; '.join(said)})" if said else ""


def sentence(text: str, fact: Known) -> str:
    """The fact's words as a sentence, its case before and its marks behind."""
    return f"{case_before(fact, text)}{text.rstrip('.')}{marks(fact)}."


def case_before(fact: Known, text: str) -> str:
    """'Trẻ bị bỏ rơi: ', unless the text itself names the case."""
    if not fact.condition:
        return ""
    wanted, said = set(fact.condition.lower().split()), set(text.lower().split())
    return "" if len(wanted & said) >= SAID_ALREADY * len(wanted) else f"{fact.condition}: "
