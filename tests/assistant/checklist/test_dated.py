"""The days of a case: result, deadlines, and the sum beside them."""

from datetime import date

import pytest

from assistant.checklist.build import build_checklist
from assistant.checklist.dated import NoSuchEvent, dated, event_key, event_keys
from procedures_kb import Way

TODAY = date(2026, 11, 22)
BIRTH = "dang_ky_khai_sinh"
ON_TIME = {"on_time": "yes"}


def days_of(kb, slug, facts=None, way=None, filed_on=TODAY, **events):
    procedure = kb.procedures[slug]
    checklist = build_checklist(procedure, kb, facts or {}, TODAY, way)
    named = {key.replace("_", "-"): day for key, day in events.items()}
    return checklist, dated(procedure, kb, checklist, filed_on, named, TODAY)


def test_every_line_of_every_list_has_its_days(kb):
    for slug in kb.edited:
        checklist, dates = days_of(kb, slug)
        assert [due.label for due in dates.results] == [time.label for time in checklist.times]
        assert [due.text for due in dates.deadlines] == [line.text for line in checklist.deadlines]
        assert {due.event for due in dates.deadlines if due.event} <= event_keys(
            kb.procedures[slug]
        )
        assert dates.total


def test_a_deadline_is_counted_from_the_day_told_and_from_no_other():
    assert event_key("ngày người đó mất") == "ngay-nguoi-do-mat"


def test_a_deadline_has_a_last_day_once_its_event_is_told(kb):
    _, untold = days_of(kb, BIRTH, ON_TIME)
    assert [due.day for due in untold.deadlines] == [None]
    _, told = days_of(kb, BIRTH, ON_TIME, ngay_sinh=date(2026, 10, 3))
    assert told.deadlines[0].day == date(2026, 12, 2)
    assert "còn 10 ngày" in told.deadlines[0].words
    with pytest.raises(NoSuchEvent, match="ngay-cuoi"):
        days_of(kb, BIRTH, ngay_cuoi=TODAY)


def test_the_result_is_counted_from_the_day_of_filing(kb):
    _, early = days_of(kb, BIRTH, filed_on=date(2026, 11, 23))
    _, late = days_of(kb, BIRTH, filed_on=date(2026, 11, 30))
    assert (early.results[0].day, late.results[0].day) == (date(2026, 11, 23), date(2026, 11, 30))
    assert "30/11/2026" in late.results[0].words


def test_the_sum_is_that_of_the_case_and_the_way(kb):
    _, on_time = days_of(kb, BIRTH, ON_TIME, Way.COUNTER)
    _, unknown = days_of(kb, BIRTH, {"on_time": "unknown"}, Way.COUNTER)
    assert on_time.total == "Tổng cộng: 0 đồng"
    assert unknown.total != on_time.total
