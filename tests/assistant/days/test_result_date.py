"""When the result is due."""

from datetime import date

import pytest

from assistant.days.result_date import result_day, result_line
from procedures_kb.model import Confidence, Duration

FRIDAY = date(2026, 11, 20)


def duration(amount=None, unit=None, **changes):
    return Duration(Confidence.SOURCED, ("HT",), label="x", amount=amount, unit=unit, **changes)


@pytest.mark.parametrize(
    ("asked", "hour", "day"),
    [
        (duration(3, "working_day"), 9, date(2026, 11, 25)),
        (duration(3, "working_day"), 23, date(2026, 11, 25)),  # no rule, no cut-off
        (duration(3, "working_day", late_from=15), 14, date(2026, 11, 25)),
        (duration(3, "working_day", late_from=15), 15, date(2026, 11, 26)),
        (duration(11, "day", late_from=15), 16, date(2026, 12, 4)),
        (duration(1, "working_day", same_day=True, late_from=15), 9, FRIDAY),
        (duration(same_day=True, late_from=15), 15, date(2026, 11, 23)),
        (duration(1, "month"), 9, date(2026, 12, 20)),
    ],
)
def test_the_result_is_due_as_the_base_counts(asked, hour, day):
    assert result_day(asked, FRIDAY, hour).day == day


def test_words_alone_give_no_day():
    assert result_day(duration(text="Theo giấy hẹn."), FRIDAY) is None


def test_what_is_done_the_same_day_waits_for_a_working_day():
    assert result_day(duration(same_day=True), date(2026, 11, 22)).day == date(2026, 11, 23)


def test_a_day_off_stays_the_last_day_and_is_named():
    result = result_day(duration(2, "day"), FRIDAY)
    assert (result.day, result.day_off) == (date(2026, 11, 22), "chủ nhật")
    assert result_line(result) == (
        "chậm nhất 22/11/2026 (ngày này là ngày nghỉ, chủ nhật; anh/chị nên hỏi trước nơi nhận)"
    )


def test_working_days_over_the_next_tet_are_an_estimate_and_days_are_not():
    over_tet = date(2027, 2, 1)
    assert result_day(duration(10, "working_day"), over_tet).is_estimated
    assert "dự kiến" in result_line(result_day(duration(10, "working_day"), over_tet))
    assert not result_day(duration(15, "day"), over_tet).is_estimated
    assert result_line(result_day(duration(5, "working_day"), FRIDAY)) == "chậm nhất 27/11/2026"


def test_every_time_of_the_base_has_a_day_or_only_words(kb):
    times = [item for procedure in kb.edited.values() for item in procedure.times]
    assert len(times) > 40
    for item in times:
        result = result_day(item, FRIDAY, 16)
        has_count = item.amount is not None or item.same_day
        assert (result is not None) is has_count
        assert result is None or result.day >= result.counted_from >= FRIDAY


def test_the_late_hour_is_held_wherever_the_base_tells_it_for_sure(kb):
    times = [item for procedure in kb.edited.values() for item in procedure.times]
    told = [item for item in times if "sau 15 giờ" in (item.text or "").lower()]
    sure = [item for item in told if "có thể" not in (item.text or "")]
    assert {item.late_from for item in sure} == {15}
    assert {item.late_from for item in times if item not in sure} == {None}


def test_a_birth_registered_after_three_is_done_the_next_working_day(kb):
    first = kb.procedures["dang_ky_khai_sinh"].times[0]
    assert result_day(first, FRIDAY, 14).day == FRIDAY
    assert result_day(first, FRIDAY, 15).day == date(2026, 11, 23)
