"""A life event in one: order and waits, papers counted once, what a step gives to the next."""

from datetime import date

import pytest

from assistant.checklist.as_json import as_json
from assistant.checklist.bundle import build_bundle
from assistant.checklist.bundle_in_words import bundle_lines
from assistant.dialogue.subject import Subject
from assistant.turn import Case
from procedures_kb import load_knowledge_base
from procedures_kb.registers import load_registers
from tests.factories import TODAY

KB = load_knowledge_base()
EVENTS = {event.key: event for event in load_registers().life_events if event.has_interview}


def bundle(key, **cases):
    subject = Subject(KB, key, EVENTS[key])
    told = {about: Case(facts) for about, facts in cases.items()}
    return subject, told, build_bundle(subject, told, TODAY)


def test_together_and_separately_are_kept_as_the_register_has_them():
    _, _, separate = bundle("sinh_con", sinh_con={"filing": "separate"})
    _, _, together = bundle("sinh_con", sinh_con={"filing": "together"})
    assert [stop.slug for stop in separate.timeline] == ["dang_ky_khai_sinh", "dang_ky_thuong_tru"]
    assert [stop.slug for stop in together.timeline] == ["lien_thong_khai_sinh_thuong_tru_bhyt"]


def test_a_paper_that_two_steps_ask_for_is_counted_once():
    _, _, found = bundle("sinh_con", sinh_con={"filing": "separate"})
    asked_for = sum(len(item.needed) for item in found.checklists)
    again = sum(len(item.steps) - 1 for item in found.shared)
    assert found.shared
    assert found.papers == asked_for - again
    assert {"dang_ky_khai_sinh", "dang_ky_thuong_tru"} == set(found.shared[0].steps)


def test_what_an_earlier_step_gives_is_not_to_be_got_elsewhere():
    _, _, found = bundle("mat_vi", mat_vi={"id_card": "yes", "licence": "yes", "passport": "no"})
    assert found.made_here == ("doi_cap_lai_giay_phep_lai_xe.giay_to_tuy_than",)
    [first, second] = found.timeline
    assert [name for name, _ in first.gives] == [second.name]


def test_the_deadline_counts_from_the_day_told():
    subject = Subject(KB, "sinh_con", EVENTS["sinh_con"])
    birth = Case(days={"ngày sinh": date(2026, 10, 3)})
    cases = {"sinh_con": Case({"filing": "separate"}), "dang_ky_khai_sinh": birth}
    [first, _] = build_bundle(subject, cases, TODAY).timeline
    assert "còn 10 ngày, đến hết 02/12/2026" in first.due


@pytest.mark.parametrize("key", sorted(EVENTS))
def test_every_bundle_is_plain_and_says_each_step_with_its_office(key):
    subject, told, found = bundle(key)
    assert as_json(found)["timeline"][0]["slug"] == found.timeline[0].slug
    lines = bundle_lines(found, subject, told)
    for at, stop in enumerate(found.timeline, 1):
        assert f"Bước {at}. {stop.name}" in lines
        assert stop.where
    assert not any("None" in line or "{" in line for line in lines)


def test_one_procedure_is_no_bundle():
    with pytest.raises(ValueError, match="no life event"):
        build_bundle(Subject(KB, "dang_ky_khai_sinh"), {}, TODAY)
