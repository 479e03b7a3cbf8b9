"""A citizen's own deadline."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.days.deadlines import due_day, due_line
from procedures_kb.model import Confidence, Deadline

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def deadline(amount=None, unit=None):
    return Deadline(Confidence.SOURCED, ("HT",), text="x", amount=amount, unit=unit)


@pytest.mark.parametrize(
    ("amount", "unit", "event", "line"),
    [
        (60, "day", date(2026, 10, 4), "còn 11 ngày, đến hết 03/12/2026"),
        (60, "day", date(2026, 9, 18), "đã quá hạn 5 ngày, ngày cuối là 17/11/2026"),
        (
            15,
            "day",
            date(2026, 11, 7),
            "hôm nay là ngày cuối, đến hết 22/11/2026 "
            "(ngày này là ngày nghỉ, chủ nhật; anh/chị nên hỏi trước nơi nhận)",
        ),
        (3, "working_day", date(2026, 11, 20), "còn 3 ngày làm việc, đến hết 25/11/2026"),
        (2, "working_day", date(2026, 11, 18), "đã quá hạn 2 ngày, ngày cuối là 20/11/2026"),
        (12, "month", date(2026, 11, 22), "còn 365 ngày, đến hết 22/11/2027"),
        (3, "month", date(2026, 8, 31), "còn 8 ngày, đến hết 30/11/2026"),
    ],
)
def test_the_citizen_is_told_how_long_is_left(amount, unit, event, line):
    assert due_line(due_day(deadline(amount, unit), event, TODAY), TODAY) == line


def test_words_alone_give_no_last_day():
    assert due_day(deadline(), TODAY, TODAY) is None


@given(DAYS, DAYS, st.integers(1, 90), st.sampled_from(["day", "working_day", "month"]))
def test_there_is_time_left_or_it_is_overdue_or_it_is_the_last_day(event, today, amount, unit):
    due = due_day(deadline(amount, unit), event, today)
    assert due.last_day > event
    assert sum((due.left > 0, due.overdue_by > 0, due.last_day == today)) == 1
    assert today - timedelta(days=due.overdue_by) <= due.last_day


@given(DAYS, st.integers(1, 90), st.sampled_from(["day", "working_day", "month"]))
def test_tomorrow_there_is_never_more_left(event, amount, unit):
    today, tomorrow = event + timedelta(days=5), event + timedelta(days=6)
    asked = deadline(amount, unit)
    assert due_day(asked, event, tomorrow).left <= due_day(asked, event, today).left


def test_the_deadlines_of_a_birth_and_a_death_are_those_of_the_law(kb):
    birth = kb.procedures["dang_ky_khai_sinh"].deadlines
    death = kb.procedures["dang_ky_khai_tu"].deadlines
    event = date(2026, 10, 1)
    assert date(2026, 11, 30) in {
        due.last_day for item in birth if (due := due_day(item, event, TODAY))
    }
    assert date(2026, 10, 16) in {
        due.last_day for item in death if (due := due_day(item, event, TODAY))
    }
