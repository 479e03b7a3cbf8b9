"""Every life event of the register, told from the facts of the base."""

from datetime import date

import pytest

from assistant.answers.life_event import life_event
from assistant.replies import find_words, say
from procedures_kb.registers import LifeEvent, LifeStep, load_registers
from tests.factories import TODAY, make_kb, make_procedure, raw_fee

EVENTS = load_registers().life_events


def numbered(part):
    return [line for line in part.lines if line[:1].isdigit()]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.key)
def test_each_event_is_told_from_facts_in_force(kb, event):
    part = life_event(event, kb, TODAY)
    lines = numbered(part)
    assert len(lines) == len(event.steps)
    for line, step in zip(lines, event.steps):
        assert kb.procedures[step.procedure].name in line
        assert step.why in line
    assert part.facts
    assert all(fact.holds_on(TODAY) for fact in part.facts)
    assert not any(".." in line or "None" in line or "  " in line for line in part.lines)


def test_every_tone_of_the_register_has_words():
    assert {event.tone for event in EVENTS} - {None} == find_words("tones").keys()


def test_a_newborn_is_told_its_own_deadlines(kb):
    [event] = [event for event in EVENTS if event.key == "sinh_con"]
    birth, residence, *_ = numbered(life_event(event, kb, TODAY))
    assert "60 ngày kể từ ngày sinh" in birth
    assert "60 ngày kể từ ngày đăng ký khai sinh" in residence


def tell(step, day=TODAY, **changes):
    kb = make_kb(make_procedure(**changes))
    return life_event(LifeEvent("x", "Việc", ("việc",), (step,)), kb, day)


def test_what_is_not_named_is_not_told():
    [line] = numbered(tell(LifeStep("cap_giay_thu", "Ngay.")))
    assert line == "1. Cấp giấy thử: Ngay. Nơi làm: UBND phường, xã nơi cư trú."


def test_a_fee_that_is_over_is_not_told():
    fees = [raw_fee("Nộp tại quầy", ends_on=date(2026, 11, 21))]
    step = LifeStep("cap_giay_thu", "Ngay.", fee="Nộp")
    assert "Lệ phí" not in numbered(tell(step, fees=fees))[0]
    assert "Lệ phí" in numbered(tell(step, date(2026, 11, 21), fees=fees))[0]


def test_a_fee_in_doubt_says_so():
    fees = [raw_fee("Nộp tại quầy", confidence="conflict")]
    [line] = numbered(tell(LifeStep("cap_giay_thu", "Ngay.", fee="Nộp"), fees=fees))
    assert say("confidence.conflict") in line
