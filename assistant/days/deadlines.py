"""A citizen's own deadline: its last day, and how long there is left or by how much it is missed.

The day of the event is not counted: 60 days from 01/10 end on 30/11.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.days.counting import WORKING_DAY, add
from assistant.days.result_date import notes
from assistant.days.working_days import is_estimated, why_off, working_days_between
from assistant.replies import say
from assistant.replies.values import day_month_year, span
from procedures_kb.model import Deadline


@dataclass(frozen=True)
class DueDay:
    last_day: date
    left: int
    """`unit`s until `last_day`, which counts; 0 on that day and after it."""
    unit: str
    """working_day where the deadline counts these, day otherwise."""
    overdue_by: int
    """Calendar days since `last_day`; 0 while there is time."""
    is_estimated: bool
    day_off: str | None
    """Why `last_day` is no working day: a holiday's name, or the day of the weekend."""


def due_day(deadline: Deadline, event: date, today: date) -> DueDay | None:
    """None where the base gives words only. `event` is what `deadline.counted_from` names."""
    if deadline.amount is None or deadline.unit is None:
        return None
    last = add(event, deadline.amount, deadline.unit)
    counts_working_days = deadline.unit == WORKING_DAY
    calendar_days = (last - today).days
    left = working_days_between(today, last) if counts_working_days else calendar_days
    return DueDay(
        last,
        max(left, 0),
        WORKING_DAY if counts_working_days else "day",
        max(-calendar_days, 0),
        counts_working_days and is_estimated(event, last),
        why_off(last),
    )


def due_line(due: DueDay, today: date) -> str:
    """'còn 12 ngày, đến hết 03/12/2026', 'hôm nay là ngày cuối …', 'đã quá hạn 5 ngày …'."""
    day = day_month_year(due.last_day)
    if due.overdue_by:
        said = say("days.overdue", by=span(due.overdue_by, "day"), day=day)
    elif due.last_day == today:
        said = say("days.last_day", day=day)
    else:
        said = say("days.left", left=span(due.left, due.unit), day=day)
    return said + notes(due.is_estimated, None if due.overdue_by else due.day_off)
