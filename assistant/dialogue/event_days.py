"""The day on which something happened that a deadline counts from: "bé sinh ngày 3/10"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from assistant.days.deadlines import due_day
from assistant.text.dates import Period, find_dates
from assistant.text.fold import fold
from procedures_kb import Procedure
from procedures_kb.model import Deadline, in_force

BEFORE = 32
"""Letters before a date in which the word that names the event may stand."""
SHORT = 5
"""Words of a reply that is nothing but the day asked for."""
_CLAUSE = re.compile(r"[,.;:!?\n]")


def days_said(
    procedure: Procedure, text: str, today: date, asked: str | None = None
) -> dict[str, date]:
    """What deadlines count from → its day. `asked` is the question just asked: a bare day as its
    answer is that of the event which tells it. A day to come is none: nothing has happened yet."""
    dates = [item for item in find_dates(text, today) if item.day and item.day <= today]
    found: dict[str, date] = {}
    for deadline in _with_event(procedure, today):
        named = [item for item in dates if _is_named(item, fold(text), deadline)]
        is_reply = len(text.split()) <= SHORT and len(dates) == 1 and _tells(deadline, asked)
        meant = named or (dates if is_reply else [])
        days = {item.day for item in meant if item.day}
        if len(days) == 1 and deadline.counted_from:
            found[deadline.counted_from] = days.pop()
    return found


def facts_by_days(procedure: Procedure, days: Mapping[str, date], today: date) -> dict[str, str]:
    """The questions that those days answer by themselves: in time or late, filing today."""
    told: dict[str, str] = {}
    for deadline in _with_event(procedure, today):
        happening, day = deadline.happening, days.get(deadline.counted_from or "")
        due = due_day(deadline, day, today) if day else None
        if happening and happening.tells and due:
            told[happening.tells] = happening.late if due.overdue_by else happening.in_time
    return told


def _with_event(procedure: Procedure, day: date) -> list[Deadline]:
    return [item for item in in_force(procedure.deadlines, day) if item.happening]


def _tells(deadline: Deadline, question: str | None) -> bool:
    return bool(deadline.happening and question and deadline.happening.tells == question)


def _is_named(period: Period, plain: str, deadline: Deadline) -> bool:
    """Its word stands before the date, in the same clause."""
    near = _CLAUSE.split(plain[max(period.start - BEFORE, 0) : period.start])[-1]
    words = deadline.happening.said_with if deadline.happening else ()
    return any(re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", near) for word in words)
