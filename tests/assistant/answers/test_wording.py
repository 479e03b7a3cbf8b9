"""Values in the words of people."""

import dataclasses
from datetime import date

import pytest

from assistant.answers.wording import case_before, day_month_year, dong, marks, sentence, span
from procedures_kb import Confidence, Way
from procedures_kb.model import Fact


def known(**changes) -> Fact:
    return Fact(Confidence.SOURCED, ("HT",), **changes)


# Wording


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "0 đồng"),
        (500, "500 đồng"),
        (8000, "8.000 đồng"),
        (115_000, "115.000 đồng"),
        (1_000_000_000, "1.000.000.000 đồng"),
    ],
)
def test_sums_are_written_with_dots(amount, words):
    assert dong(amount) == words


def test_days_are_written_day_first():
    assert day_month_year(date(2025, 7, 1)) == "01/07/2025"


@pytest.mark.parametrize(
    ("unit", "words"),
    [("working_day", "5 ngày làm việc"), ("day", "5 ngày"), ("month", "5 tháng")],
)
def test_spans_name_their_unit(unit, words):
    assert span(5, unit) == words


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        ({"starts_on": date(2025, 7, 1)}, ""),
        ({"ways": (Way.ONLINE,)}, " (nộp trực tuyến)"),
        ({"ways": (Way.COUNTER, Way.POST)}, " (nộp trực tiếp; gửi bưu chính)"),
        ({"ends_on": date(2026, 12, 31)}, " (áp dụng đến hết 31/12/2026)"),
        ({"confidence": Confidence.MEMORY}, " (chưa đối chiếu lại văn bản)"),
        (
            {
                "ways": (Way.ONLINE,),
                "ends_on": date(2027, 2, 28),
                "confidence": Confidence.MEMORY,
            },
            " (nộp trực tuyến; áp dụng đến hết 28/02/2027; chưa đối chiếu lại văn bản)",
        ),
    ],
)
def test_marks_tell_the_way_the_last_day_and_the_doubt(changes, said):
    assert marks(dataclasses.replace(known(), **changes)) == said


@pytest.mark.parametrize(
    ("case", "text", "before"),
    [
        (None, "Nộp tờ khai", ""),
        ("Trẻ bị bỏ rơi", "Nộp biên bản", "Trẻ bị bỏ rơi: "),
        ("Trẻ bị bỏ rơi", "Trẻ bị bỏ rơi thì nộp biên bản", ""),
        ("Có giấy chứng sinh của nơi sinh", "Có giấy chứng sinh của bé", ""),
        ("Có giấy chứng sinh của nơi sinh", "Giấy chứng", "Có giấy chứng sinh của nơi sinh: "),
    ],
)
def test_the_case_stands_before_unless_the_text_names_it(case, text, before):
    assert case_before(known(condition=case), text) == before


def test_a_sentence_ends_in_one_dot_behind_its_marks():
    assert sentence("Nộp tờ khai.", known(ways=(Way.POST,))) == "Nộp tờ khai (gửi bưu chính)."
    assert sentence("Nộp tờ khai", known(condition="Đi thay")) == "Đi thay: Nộp tờ khai."
