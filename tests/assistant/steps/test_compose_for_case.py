"""The answer for the citizen's own case, and the list offered beside the whole answer."""

import pytest

from assistant.dialogue.near_pairs import NearPairs
from assistant.replies import say
from assistant.steps.compose import Compose
from assistant.steps.compose_for_case import ComposeForCase
from assistant.steps.take_answer import TakeAnswer
from assistant.turn import Asking, Candidate, Case, State, Status, Wanted
from procedures_kb import load_knowledge_base
from tests.assistant.steps.fakes import wants
from tests.factories import TODAY, make_context

KB = load_knowledge_base()
PLAIN = Compose(KB, NearPairs(()))
STEP = ComposeForCase(KB, PLAIN, TakeAnswer(KB, {}))
BIRTH, WEDDING = KB.procedures["dang_ky_khai_sinh"], KB.procedures["dang_ky_ket_hon"]


def context(text, intent="ask_papers", procedure=BIRTH, **changes):
    known = {"candidates": (Candidate(procedure, 0.9),), "procedure": procedure, **changes}
    return make_context(text, understanding=wants(intent), **known)


def test_a_first_question_about_papers_gets_the_whole_answer_and_the_offer_behind_it():
    text = "con em ngoài giá thú, khai sinh cần gì"
    answer, plain = STEP(context(text)), PLAIN(context(text))
    assert answer.text.startswith(plain.text)
    for name in ("status", "intent", "procedure", "candidates", "confidence", "sources"):
        assert getattr(answer, name) == getattr(plain, name)
    assert answer.blocks[: len(plain.blocks)] == plain.blocks
    assert answer.blocks[-1]["type"] == "interview"
    assert answer.state.facts == {"child": "usual"}
    assert answer.state.asking == Asking(BIRTH.slug, BIRTH.slug, "birth_paper")
    assert "cha mẹ chưa đăng ký kết hôn" in answer.text
    assert answer.suggestions[-1] == say("own.unknown")


def test_several_things_asked_at_once_leave_no_room_for_an_offer():
    asked = context("cần gì, mất bao lâu", also_asked=("ask_time",))
    again = context("cần gì, mất bao lâu", also_asked=("ask_time",))
    assert STEP(asked).suggestions == PLAIN(again).suggestions


def test_a_fee_is_that_of_the_case_and_says_what_it_assumes():
    answer = STEP(context("khai sinh quá hạn lệ phí bao nhiêu", "ask_fee"))
    plain = PLAIN(context("lệ phí bao nhiêu", "ask_fee"))
    assert answer.text.startswith(say("own.for_case", clauses="bé đã quá 60 ngày"))
    assert len(answer.blocks[0]["items"]) < len(plain.blocks[0]["items"])
    assert answer.procedure == BIRTH


def test_what_is_not_a_sum_is_told_whole_until_answers_were_given():
    text = "bé bị bỏ rơi thì ai được đi khai sinh"
    asked = context(text, "ask_conditions")
    assert STEP(asked).text == PLAIN(context(text, "ask_conditions")).text


def test_the_interview_goes_on_after_a_question_in_between():
    asking = Asking(BIRTH.slug, BIRTH.slug, "parents", is_begun=True)
    case = Case({"child": "usual", "birth_paper": "has"})
    state = State(BIRTH.slug, case.facts, cases={BIRTH.slug: case}, asking=asking)
    answer = STEP(context("nộp ở đâu", "ask_office", state=state))
    assert answer.intent == "ask_office"
    assert answer.text.endswith(say("own.going_on", ask="Cha mẹ bé đã đăng ký kết hôn chưa?"))
    assert answer.state.asking == asking


def test_another_topic_leaves_it_for_later_and_loses_nothing():
    asking = Asking(BIRTH.slug, BIRTH.slug, "parents", is_begun=True)
    cases = {BIRTH.slug: Case({"child": "usual", "birth_paper": "has"})}
    state = State(BIRTH.slug, cases=cases, asking=asking)
    answer = STEP(context("kết hôn mất bao lâu", "ask_time", WEDDING, state=state))
    assert say("own.left_open", name=BIRTH.name) in answer.text
    assert answer.suggestions[-1] == say("own.resume_button")
    assert answer.state.asking == Asking(BIRTH.slug, is_begun=True)
    assert answer.state.cases[BIRTH.slug] == cases[BIRTH.slug]
    assert answer.state.facts == {}


def test_an_offer_not_taken_up_is_forgotten_with_the_topic():
    state = State(BIRTH.slug, asking=Asking(BIRTH.slug, BIRTH.slug, "child"))
    answer = STEP(context("kết hôn mất bao lâu", "ask_time", WEDDING, state=state))
    assert answer.state.asking is None
    assert say("own.left_open", name=BIRTH.name) not in answer.text


def test_asked_for_again_the_list_shown_before_is_shown_as_it_stands():
    facts = {
        "child": "usual",
        "birth_paper": "has",
        "parents": "married",
        "who_goes": "parent",
        "on_time": "yes",
    }
    state = State(
        BIRTH.slug, facts, cases={BIRTH.slug: Case(facts)}, asking=Asking(BIRTH.slug, is_begun=True)
    )
    answer = STEP(context("vậy cần giấy gì", state=state))
    assert [block["type"] for block in answer.blocks] == ["checklist"]


@pytest.mark.parametrize("intent", ["ask_papers", "ask_fee"])
def test_several_procedures_at_once_are_answered_as_ever(intent):
    wanted = (Wanted(BIRTH, intent), Wanted(WEDDING, intent))
    answer = STEP(context("khai sinh với kết hôn", intent, wanted=wanted))
    plain = PLAIN(context("khai sinh với kết hôn", intent, wanted=wanted))
    assert (answer.status, answer.text) == (Status.ANSWERED, plain.text)


def test_an_official_name_tells_nothing_of_the_case():
    procedure = KB.procedures["thay_doi_cai_chinh_bo_sung_ho_tich"]
    for intent in ("ask_papers", "ask_time"):
        answer = STEP(context(f"{procedure.name} thế nào?", intent, procedure))
        assert answer.state.facts == {}
        assert not answer.text.startswith(say("own.for_case", clauses="xác định lại dân tộc"))


def test_a_day_told_is_counted_with_and_comes_first():
    answer = STEP(context("bé sinh ngày 1/9/2026 còn kịp không", "ask_conditions"))
    assert answer.text.splitlines()[0].endswith("đã quá hạn 22 ngày, ngày cuối là 31/10/2026.")
    assert answer.state.cases[BIRTH.slug].facts["on_time"] == "no"


def test_the_day_of_filing_gives_the_day_of_the_result():
    home = KB.procedures["dang_ky_thuong_tru"]
    text = "nộp ngày 28/4/2027 bao giờ xong"
    lines = STEP(context(text, "ask_time", home)).text.splitlines()
    assert lines[0] == say("days.filed", day="28/04/2027")
    assert "chậm nhất 11/05/2027" in lines[1]
    assert "28/04" not in STEP(context(text, "ask_fee", home)).text


def test_the_rules_of_another_day_are_not_counted_from_today():
    asked = context("bé sinh ngày 1/9/2026 lệ phí", "ask_fee", asked_about=TODAY.replace(year=2025))
    assert "quá hạn" not in STEP(asked).text.splitlines()[0]
