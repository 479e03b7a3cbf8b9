"""What changed in the rules, and an answer for another day."""

from datetime import date

import pytest

from assistant.answers.as_of import as_of_lines, beside_today
from assistant.answers.changes import change_line
from assistant.answers.part import Part
from assistant.days.versions import what_changed
from tests.factories import TODAY, make_context, make_kb, make_procedure, raw_fact, raw_fee

OLD, NEW = {"ends_on": date(2025, 6, 30)}, {"starts_on": date(2025, 7, 1)}


def lines(**content):
    procedure = make_procedure(**content)
    found = what_changed(procedure, date(2025, 6, 30), date(2025, 7, 1))
    return [change_line(item, make_kb(procedure)) for item in found]


def test_both_versions_are_told_with_their_law():
    old = raw_fee("Nộp tại quầy", amount=5000, law=["60/2014/QH13, Điều 7"], **OLD)
    assert lines(fees=[old, raw_fee("Nộp tại quầy", **NEW)]) == [
        "Trước 01/07/2025: Nộp tại quầy: 5.000 đồng (áp dụng đến hết 30/06/2025) "
        "(căn cứ Điều 7 60/2014/QH13). Từ 01/07/2025: Nộp tại quầy: 8.000 đồng."
    ]


def test_what_began_and_what_ended_is_told_alone():
    assert lines(penalties=[raw_fact("Mức cũ.", **OLD), raw_fact("Mức mới.", **NEW)]) == [
        "Trước 01/07/2025: Mức cũ (áp dụng đến hết 30/06/2025).",
        "Từ 01/07/2025: Mức mới.",
    ]


def test_a_change_that_the_base_tells_is_told_in_its_words():
    assert lines(changes=[raw_fact("Từ 01/7/2025 nộp được trên mạng.", **NEW)]) == [
        "Từ 01/7/2025 nộp được trên mạng."
    ]


def test_every_change_of_the_base_can_be_told(kb):
    before, after = date(2024, 6, 1), date(2027, 3, 2)
    told = [
        change_line(item, kb)
        for procedure in kb.edited.values()
        for item in what_changed(procedure, before, after)
    ]
    assert len(told) > 100
    assert all(line.endswith(".") and ".." not in line for line in told)


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        (None, []),
        (TODAY, []),
        (date(2024, 6, 1), ["Theo quy định áp dụng ngày 01/06/2024."]),
    ],
)
def test_the_day_is_said_where_it_is_not_today(asked, lines):
    assert as_of_lines(make_context(asked_about=asked)) == lines


FACTS = make_procedure().fees


@pytest.mark.parametrize(
    ("then", "now", "added"),
    [
        (("Đầu.", "• Một."), ("Đầu.", "• Một."), ()),
        (("Đầu.", "• Một."), ("Đầu.", "• Hai."), ("Nay: Hai.",)),
        (("Đầu.", "• Một.", "• Hai."), ("Đầu.", "• Một."), ("Nay không còn: Hai.",)),
    ],
)
def test_what_differs_today_is_said_behind(then, now, added):
    told = beside_today(Part(then, facts=FACTS), Part(now, facts=FACTS))
    assert told.lines == (*then, *added)


def test_what_the_base_no_longer_holds_is_said():
    [*_, last] = beside_today(Part(("Một.",), facts=FACTS), None).lines
    assert "không còn thông tin" in last


def test_where_neither_day_has_anything_nothing_is_added():
    assert beside_today(Part(("Chưa có.",)), None).lines == ("Chưa có.",)
