"""Vietnam's working days: real calendars, and what counting forth and back must keep."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.days.working_days import (
    SWAPS_KNOWN_UNTIL,
    add_working_days,
    is_estimated,
    is_working_day,
    why_off,
    working_days_between,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
COUNTS = st.integers(0, 60)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2025, 1, 25), date(2025, 2, 2)),  # Tết Ất Tỵ: 29/01 is mùng một
        (date(2026, 2, 14), date(2026, 2, 22)),  # Tết Bính Ngọ: 17/02
        (date(2027, 2, 4), date(2027, 2, 10)),  # Tết Đinh Mùi: Saturday 06/02, so two days instead
        (date(2024, 4, 27), date(2024, 5, 1)),  # with Monday 29/04, swapped for a Saturday
        (date(2025, 4, 30), date(2025, 5, 1)),
        (date(2026, 4, 30), date(2026, 5, 3)),
        (date(2027, 4, 30), date(2027, 5, 3)),  # 01/05 is a Saturday: Monday instead
        (date(2024, 8, 31), date(2024, 9, 3)),
        (date(2025, 8, 30), date(2025, 9, 2)),
        (date(2026, 9, 1), date(2026, 9, 2)),
        (date(2027, 9, 2), date(2027, 9, 5)),
        (date(2026, 4, 25), date(2026, 4, 27)),  # Giỗ Tổ on a Sunday: Monday instead
    ],
)
def test_nobody_works_from_the_first_to_the_last_day_and_everybody_around_it(first, last):
    assert not any(map(is_working_day, days(first, last)))
    around = [day for day in (first - timedelta(days=1), last + timedelta(days=1))]
    assert all(is_working_day(day) for day in around if day.weekday() < 5)


def test_a_saturday_worked_in_exchange_counts():
    assert is_working_day(date(2024, 5, 4))
    assert not is_working_day(date(2024, 5, 11))
    assert working_days_between(date(2024, 5, 3), date(2024, 5, 6)) == 2


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 20), None),
        (date(2026, 11, 21), "thứ bảy"),
        (date(2026, 11, 22), "chủ nhật"),
        (date(2026, 2, 17), "Tết Nguyên Đán"),
        (date(2025, 9, 2), "Quốc khánh"),
    ],
)
def test_a_day_off_has_its_reason(day, why):
    assert why_off(day) == why


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2025, 1, 24), 1, date(2025, 2, 3)),
        (date(2026, 2, 13), 3, date(2026, 2, 25)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
    ],
)
def test_working_days_are_counted_after_the_first(start, count, end):
    assert add_working_days(start, count) == end


@given(DAYS, COUNTS)
def test_what_was_added_is_counted_back(start, count):
    end = add_working_days(start, count)
    assert working_days_between(start, end) == count
    assert working_days_between(end, start) == -count
    assert count == 0 or is_working_day(end)


@given(DAYS, COUNTS, COUNTS)
def test_adding_twice_is_adding_both(start, one, two):
    assert add_working_days(add_working_days(start, one), two) == add_working_days(start, one + two)


@given(DAYS, st.integers(1, 60))
def test_going_back_from_a_working_day_returns_to_it(start, count):
    there = add_working_days(start, count)
    assert add_working_days(add_working_days(there, count), -count) == there


@given(DAYS)
def test_a_day_off_has_a_reason_and_a_working_day_none(day):
    assert (why_off(day) is None) is is_working_day(day)


@pytest.mark.parametrize(
    ("first", "last", "estimated"),
    [
        (date(2024, 4, 20), date(2024, 5, 10), False),  # the library knows this swap
        (date(2026, 11, 23), date(2026, 12, 10), False),  # no holiday is near
        (date(2026, 8, 20), date(2026, 8, 31), True),  # the eve of a holiday may be swapped
        (date(2027, 1, 25), date(2027, 2, 20), True),
        (date(2026, 12, 21), date(2027, 1, 11), True),
    ],
)
def test_a_count_near_a_holiday_whose_swaps_are_not_known_is_an_estimate(first, last, estimated):
    assert is_estimated(first, last) is estimated
    assert is_estimated(last, first) is estimated


def test_the_known_swaps_end_with_a_year():
    assert date(2024, 12, 31) <= SWAPS_KNOWN_UNTIL
    assert (SWAPS_KNOWN_UNTIL.month, SWAPS_KNOWN_UNTIL.day) == (12, 31)
