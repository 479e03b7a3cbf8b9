"""What one message adds to a case, on the real base."""

import pytest

from assistant.dialogue.facts import UNKNOWN
from assistant.dialogue.subject import Subject
from assistant.dialogue.tell import corrected, tell
from assistant.turn import Case
from procedures_kb import load_knowledge_base
from procedures_kb.registers import load_registers
from tests.factories import TODAY

KB = load_knowledge_base()
EVENTS = {event.key: event for event in load_registers().life_events}
BIRTH = "dang_ky_khai_sinh"


def told(text, *, slug=BIRTH, asked=None, **facts):
    subject = Subject(KB, slug)
    cases = {slug: Case(facts)} if facts else {}
    pending = subject.asked_now(slug, asked, cases) if asked else None
    return tell(subject, cases, pending, text, TODAY)


def test_the_answer_asked_for_and_what_comes_with_it_are_taken():
    now = told("hai vợ chồng có hôn thú, bé sinh 3/10", asked="parents", child="usual")
    assert now.is_answer
    assert now.cases[BIRTH].facts == {"child": "usual", "parents": "married", "on_time": "yes"}
    assert [item.question.key for item in now.given] == ["parents", "on_time"]


def test_half_an_answer_leaves_fewer_to_choose_from():
    now = told("con toi ngoai gia thu, sinh o nha")
    assert now.cases[BIRTH].facts == {"child": "usual"}
    assert now.cases[BIRTH].left == {
        "birth_paper": ("witness", "nothing"),
        "parents": ("not_married_with_father", "not_married_without_father"),
    }
    assert len(now.left) == 2


@pytest.mark.parametrize("text", ["chưa", "không", "chua cuoi", "tụi em chưa cưới"])
def test_a_bare_no_is_half_an_answer_where_there_are_two_kinds_of_no(text):
    now = told(text, asked="parents", child="usual")
    assert not now.is_answer
    assert set(now.cases[BIRTH].left["parents"]) == {
        "not_married_with_father",
        "not_married_without_father",
    }


def test_an_answer_that_the_other_half_of_the_message_rules_out_is_none():
    now = told("em lần đầu, ảnh ly hôn rồi", slug="dang_ky_ket_hon", asked="before")
    assert not now.is_answer
    assert now.cases["dang_ky_ket_hon"].left == {"before": ("ended_home", "ended_abroad")}


def test_not_knowing_is_an_answer():
    assert told("không biết nữa", asked="parents").cases[BIRTH].facts == {"parents": UNKNOWN}


def test_an_answer_given_before_is_changed_only_where_it_is_told_otherwise():
    subject = Subject(KB, BIRTH)
    cases = {BIRTH: Case({"child": "usual", "parents": "not_married_with_father"})}
    change = corrected(subject, cases, "không, tôi đã cưới rồi", is_explicit=True)
    assert change.cases[BIRTH].facts["parents"] == "married"
    assert corrected(subject, cases, "tôi muốn ghi tên cha", is_explicit=True).given == ()
    assert corrected(subject, cases, "trời mưa quá", is_explicit=True).given == ()


def test_a_changed_answer_drops_what_it_rules_out():
    subject = Subject(KB, BIRTH)
    cases = {BIRTH: Case({"child": "usual", "parents": "married", "who_goes": "parent"})}
    change = corrected(subject, cases, "nhầm, bé bị bỏ rơi", is_explicit=True)
    assert change.cases[BIRTH].facts == {"child": "abandoned", "who_goes": "parent"}


def test_a_life_event_is_told_of_by_its_own_questions():
    event = EVENTS["mat_vi"]
    now = tell(Subject(KB, "mat_vi", event), {}, None, "mất ví mất hết giấy tờ", TODAY)
    assert now.cases["mat_vi"].facts == {"id_card": "yes", "licence": "yes"}
