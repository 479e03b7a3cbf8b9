"""Units counted from a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.days.counting import add, add_months

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        (date(2026, 1, 31), 1, "month", date(2026, 2, 28)),
        (date(2028, 1, 31), 1, "month", date(2028, 2, 29)),
        (date(2026, 12, 15), 1, "month", date(2027, 1, 15)),
        (date(2026, 11, 30), 3, "month", date(2027, 2, 28)),
        (date(2024, 2, 29), 1, "year", date(2025, 2, 28)),
        (date(2024, 2, 29), 4, "year", date(2028, 2, 29)),
        (date(2026, 10, 1), 60, "day", date(2026, 11, 30)),
        (date(2024, 2, 28), 1, "day", date(2024, 2, 29)),
        (date(2026, 11, 20), 3, "working_day", date(2026, 11, 25)),
        (date(2026, 11, 20), 24, "hour", date(2026, 11, 21)),
        (date(2026, 11, 20), 4, "hour", date(2026, 11, 21)),
        (date(2026, 11, 20), 48, "hour", date(2026, 11, 22)),
    ],
)
def test_units_are_counted_after_the_first_day(start, amount, unit, end):
    assert add(start, amount, unit) == end


@given(DAYS, st.integers(0, 240))
def test_a_month_later_is_the_same_day_or_the_last_of_the_month(start, count):
    end = add_months(start, count)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == count
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@given(DAYS, st.integers(0, 200), st.sampled_from(["day", "working_day", "month", "year", "hour"]))
def test_more_never_ends_earlier(start, amount, unit):
    assert start <= add(start, amount, unit) <= add(start, amount + 1, unit)


def test_a_unit_that_the_base_does_not_have_is_an_error():
    with pytest.raises(KeyError):
        add(date(2026, 1, 1), 1, "fortnight")


def test_every_unit_of_the_base_can_be_counted(kb):
    timed = [fact for item in kb.edited.values() for fact in (*item.times, *item.deadlines)]
    units = {fact.unit for fact in timed if fact.unit}
    assert {"working_day", "day", "month"} <= units
    assert all(add(date(2026, 1, 1), 1, unit) > date(2026, 1, 1) for unit in units)
