"""The days of a case: when the result is due, and by when the citizen must act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from assistant.checklist.lines import Checklist
from assistant.checklist.matter import Matter
from assistant.days.bill import bill, total_line
from assistant.days.deadlines import due_day, due_line
from assistant.days.result_date import result_day, result_line
from assistant.dialogue.facts import told
from assistant.text.fold import fold
from procedures_kb import KnowledgeBase, Procedure


@dataclass(frozen=True)
class ResultDue:
    """`day` is None where the base gives words only; `words` are then None too."""

    label: str
    day: date | None
    words: str | None


@dataclass(frozen=True)
class CitizenDue:
    """A deadline that binds the citizen. `event` names the day it is counted from, as a key for
    `event_days`; None where it is counted from none. `day` is None until that day is told."""

    text: str
    event: str | None
    counted_from: str | None
    day: date | None = None
    words: str | None = None


@dataclass(frozen=True)
class Dated:
    filed_on: date
    results: tuple[ResultDue, ...]
    """One for each line of the checklist's `times`."""
    deadlines: tuple[CitizenDue, ...]
    """One for each line of the checklist's `deadlines`."""
    total: str
    """What it costs in all, or why there is no sum."""


class NoSuchEvent(ValueError):
    """No deadline of the procedure is counted from it."""


def event_key(counted_from: str) -> str:
    """'ngày sinh' → 'ngay-sinh'."""
    return "-".join("".join(c if c.isalnum() else " " for c in fold(counted_from)).split())


def event_keys(procedure: Procedure) -> set[str]:
    """Of every day that a deadline of the procedure is ever counted from."""
    return {event_key(item.counted_from) for item in procedure.deadlines if item.counted_from}


def dated(
    procedure: Procedure,
    kb: KnowledgeBase,
    checklist: Checklist,
    filed_on: date,
    event_days: Mapping[str, date],
    today: date,
) -> Dated:
    """Raises NoSuchEvent for a key of `event_days` that no deadline is counted from."""
    for key in event_days:
        if key not in event_keys(procedure):
            raise NoSuchEvent(key)
    facts = {given.question: given.answer for given in checklist.answers}
    matter = Matter(procedure, kb, facts, checklist.day, checklist.way)
    costs = bill(procedure, told(facts), checklist.day, checklist.way)
    return Dated(
        filed_on,
        tuple(_results(matter, filed_on)),
        tuple(_deadlines(matter, event_days, today)),
        total_line(costs),
    )


def _results(matter: Matter, filed_on: date) -> Iterator[ResultDue]:
    for time in matter.that_apply(matter.procedure.times):
        due = result_day(time, filed_on)
        yield ResultDue(time.label, due.day if due else None, result_line(due) if due else None)


def _deadlines(matter: Matter, event_days: Mapping[str, date], today: date) -> Iterator[CitizenDue]:
    for deadline in matter.that_apply(matter.procedure.deadlines):
        counted_from = deadline.counted_from
        is_counted = bool(counted_from and deadline.amount and deadline.unit)
        key = event_key(counted_from) if counted_from and is_counted else None
        due = due_day(deadline, event_days[key], today) if key and key in event_days else None
        yield CitizenDue(
            deadline.text,
            key,
            counted_from,
            due.last_day if due else None,
            due_line(due, today) if due else None,
        )
