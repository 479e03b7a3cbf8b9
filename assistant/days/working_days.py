"""Working days in Vietnam: Monday to Friday but public holidays, by the library `holidays`.

What the library gives: the public holidays, Tết by the lunar calendar, the day off instead where a
holiday falls on a weekend, and the swaps of working days that it has been told of. The government
fixes such swaps (a Monday off, a Saturday worked) and the days around Tết year by year; the library
knows the swaps until `SWAPS_KNOWN_UNTIL` only. A count after that day which passes near a public
holiday is therefore an estimate: `is_estimated`.

That some offices work on Saturday mornings is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays
from holidays.countries.vietnam import VietnamStaticHolidays

from assistant.replies import say

ONE_DAY = timedelta(days=1)
SATURDAY = 5
SWAPS_KNOWN_UNTIL = date(max(VietnamStaticHolidays.special_public_holidays), 12, 31)
"""The end of the last year for which the library holds a swap."""
NEAR = timedelta(days=4)
"""How far from a holiday a swap bridges: to the other side of a weekend and one day more."""


@dataclass(frozen=True)
class _Year:
    days_off: dict[date, str]
    """Public holidays and days off instead, with their Vietnamese names."""
    worked: frozenset[date]
    """Saturdays and Sundays that are worked in exchange for another day."""


def is_working_day(day: date) -> bool:
    if day in _year(day.year).days_off:
        return False
    return day.weekday() < SATURDAY or day in _year(day.year).worked


def why_off(day: date) -> str | None:
    """'Tết Nguyên Đán', 'thứ bảy' …; None for a working day."""
    if is_working_day(day):
        return None
    weekend = "days.saturday" if day.weekday() == SATURDAY else "days.sunday"
    return _year(day.year).days_off.get(day) or say(weekend)


def add_working_days(start: date, count: int) -> date:
    """The `count`-th working day after `start`, which is not counted itself; before it where
    `count` is negative; `start` for 0, also where that is no working day."""
    step = ONE_DAY if count > 0 else -ONE_DAY
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days come after `start` until `end`, which is counted; negative where
    `end` is earlier. Only a working day is ever added or taken away: it undoes
    `add_working_days` from any day forward."""
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working_day(day) for day in _days(start + ONE_DAY, end))


def is_estimated(first: date, last: date) -> bool:
    """True where a swap of days that the library has not been told of could move a count from
    `first` to `last`."""
    until = max(first, last) + NEAR
    return any(
        day > SWAPS_KNOWN_UNTIL and day in _year(day.year).days_off
        for day in _days(min(first, last) - NEAR, until)
    )


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += ONE_DAY


@lru_cache(maxsize=64)
def _year(year: int) -> _Year:
    # Neighbouring years too: a day of this one may be swapped with a day of those.
    calendar = country_holidays("VN", years=(year - 1, year, year + 1), language="vi")
    return _Year(
        {day: name for day, name in calendar.items() if day.year == year},
        frozenset(day for day in calendar.weekend_workdays if day.year == year),
    )
