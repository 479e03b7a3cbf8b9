"""A number of units from a day on: working days, days, hours, months, years."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from assistant.days.working_days import add_working_days

HOURS_A_DAY = 24
MONTHS_A_YEAR = 12
WORKING_DAY = "working_day"


def add_months(start: date, count: int) -> date:
    """The same day of a later month, or that month's last: 31/01 + 1 month = 28/02 or 29/02."""
    year, month = divmod(start.year * MONTHS_A_YEAR + start.month - 1 + count, MONTHS_A_YEAR)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _add_days(start: date, count: int) -> date:
    return start + timedelta(days=count)


def _add_hours(start: date, count: int) -> date:
    """The hour of the start is not known: the latest day on which they can have passed."""
    return start + timedelta(days=-(-count // HOURS_A_DAY))


def _add_years(start: date, count: int) -> date:
    return add_months(start, count * MONTHS_A_YEAR)


_ADDING: dict[str, Callable[[date, int], date]] = {
    WORKING_DAY: add_working_days,
    "day": _add_days,
    "hour": _add_hours,
    "month": add_months,
    "year": _add_years,
}


def add(start: date, amount: int, unit: str) -> date:
    """`amount` of `unit`s (those of the base) after `start`, which is not counted itself.

    Raises KeyError for a unit the base does not have.
    """
    return _ADDING[unit](start, amount)
