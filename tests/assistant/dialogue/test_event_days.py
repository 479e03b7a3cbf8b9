"""The day that a deadline counts from, as people tell it, and what it answers by itself."""

from datetime import date

import pytest

from assistant.dialogue.event_days import days_said, facts_by_days
from procedures_kb import load_knowledge_base
from tests.factories import TODAY

KB = load_knowledge_base()
BIRTH, DEATH = KB.procedures["dang_ky_khai_sinh"], KB.procedures["dang_ky_khai_tu"]
JOBLESS = KB.procedures["tro_cap_that_nghiep"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("con em sinh ngày 3/10", date(2026, 10, 3)),
        ("be sanh hom 3-10-2026 o benh vien", date(2026, 10, 3)),
        ("vợ mới đẻ hôm qua", date(2026, 11, 21)),
        ("em sinh năm 1998, bé chào đời 20/11/2026", date(2026, 11, 20)),
    ],
)
def test_a_birth_is_told_with_its_day(text, day):
    assert days_said(BIRTH, text, TODAY) == {"ngày sinh": day}


@pytest.mark.parametrize(
    "text",
    [
        "nộp hồ sơ ngày 3/10 được không",
        "con em sinh tháng 10",  # a month is no day
        "dự sinh 3/12/2026",  # has not happened
        "sinh ở bệnh viện, hẹn ngày 3/10",
        "bé sinh 1/10, bé kia sinh 2/10",  # which one?
        "3/10",
    ],
)
def test_another_day_is_not_taken_for_it(text):
    assert days_said(BIRTH, text, TODAY) == {}


def test_a_bare_day_answers_the_question_that_it_tells():
    assert days_said(BIRTH, "3/10/2026", TODAY, "on_time") == {"ngày sinh": date(2026, 10, 3)}
    assert days_said(BIRTH, "3/10/2026", TODAY, "parents") == {}


@pytest.mark.parametrize(
    ("procedure", "event", "day", "answer"),
    [
        (BIRTH, "ngày sinh", date(2026, 9, 23), "yes"),  # the 60th day
        (BIRTH, "ngày sinh", date(2026, 9, 22), "no"),
        (DEATH, "ngày người đó mất", date(2026, 11, 7), "yes"),  # the 15th day
        (DEATH, "ngày người đó mất", date(2026, 11, 6), "no"),
    ],
)
def test_the_day_says_whether_there_is_time(procedure, event, day, answer):
    assert facts_by_days(procedure, {event: day}, TODAY) == {"on_time": answer}


def test_a_day_that_answers_no_question_is_kept_all_the_same():
    [(event, day)] = days_said(JOBLESS, "em nghỉ việc ngày 1/10", TODAY).items()
    assert event.startswith("ngày chấm dứt hợp đồng")
    assert day == date(2026, 10, 1)
    assert facts_by_days(JOBLESS, {event: day}, TODAY) == {}


def test_what_an_event_tells_is_a_question_with_those_answers():
    for procedure in KB.edited.values():
        asked = {question.key: question for question in procedure.questions}
        for deadline in procedure.deadlines:
            happening = deadline.happening
            if happening:
                assert deadline.counted_from
            if happening and happening.tells:
                assert {happening.in_time, happening.late} <= set(asked[happening.tells].answers)
