"""When the result is due: a procedure's time counted from the day of filing.

Counted from a complete dossier, the day of filing itself not among the days. Only where the base
says so (`Duration.late_from`) does a late hour move the beginning to the next working day; and as
the base holds no rule for a last day that is a day off, such a day stays, and is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.days.counting import WORKING_DAY, add
from assistant.days.working_days import add_working_days, is_estimated, is_working_day, why_off
from assistant.replies import say
from assistant.replies.values import day_month_year
from procedures_kb.model import Duration


@dataclass(frozen=True)
class ResultDay:
    day: date
    counted_from: date
    """The day of filing, or the working day after it where the hour was late."""
    is_estimated: bool
    day_off: str | None
    """Why `day` is no working day: a holiday's name, or the day of the weekend."""


def result_day(duration: Duration, filed_on: date, hour: int = 0) -> ResultDay | None:
    """None where the base gives words only. `hour` (0 to 23) is that of filing."""
    is_late = duration.late_from is not None and hour >= duration.late_from
    start = add_working_days(filed_on, 1) if is_late else filed_on
    if duration.same_day:
        day = start if is_working_day(start) else add_working_days(start, 1)
    elif duration.amount is None or duration.unit is None:
        return None
    else:
        day = add(start, duration.amount, duration.unit)
    counts_working_days = duration.unit == WORKING_DAY or duration.same_day or is_late
    may_move = counts_working_days and is_estimated(filed_on, day)
    return ResultDay(day, start, may_move, why_off(day))


def result_line(result: ResultDay) -> str:
    """'chậm nhất 30/11/2026', with what is estimated and a day off named."""
    said = say("days.result", day=day_month_year(result.day))
    return said + notes(result.is_estimated, result.day_off)


def notes(may_move: bool, day_off: str | None) -> str:
    """In brackets: that the day is an estimate, and that it is a day off; empty where neither."""
    said = [say("days.estimated")] if may_move else []
    if day_off:
        said.append(say("days.day_off", why=day_off))
    return f" ({'; '.join(said)})" if said else ""
