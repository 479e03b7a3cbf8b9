"""Replies inside an interview, read without any model, on the real base."""

from dataclasses import replace

import pytest

from assistant.replies import say
from assistant.steps.call_for_help import call_for_help
from assistant.steps.take_answer import TakeAnswer
from assistant.turn import Asking, Candidate, Case, State, Status, Understanding
from procedures_kb import load_knowledge_base
from procedures_kb.registers import load_registers
from tests.assistant.steps.fakes import wants
from tests.factories import TODAY, make_context

KB = load_knowledge_base()
EVENTS = {event.key: event for event in load_registers().life_events if event.has_interview}
STEP = TakeAnswer(KB, EVENTS)
BIRTH, WEDDING = "dang_ky_khai_sinh", "dang_ky_ket_hon"
TOLD = {"child": "usual", "birth_paper": "has"}


def asked(question, *, slug=BIRTH, is_begun=True, facts=None, **changes):
    """A state in which that question was asked last."""
    case = Case(TOLD if facts is None else facts)
    asking = Asking(slug, slug, question, is_begun, **changes)
    return State(slug, case.facts, cases={slug: case}, asking=asking)


def listed(facts, slug=BIRTH):
    """A state in which the list was shown."""
    return State(slug, facts, cases={slug: Case(facts)}, asking=Asking(slug, is_begun=True))


def reply(text, state, **changes):
    known = {"candidates": (Candidate(KB.procedures[BIRTH], 0.3),), **changes}
    return STEP(make_context(text, state=state, understanding=wants("deny", 0.5), **known))


def kinds(answer):
    return [block["type"] for block in answer.blocks]


def test_an_answer_brings_the_next_question_with_its_buttons():
    answer = reply("Đã đăng ký", asked("parents"))
    assert answer.status is Status.ANSWERED
    assert (answer.intent, answer.procedure.slug) == ("ask_papers", BIRTH)
    assert answer.state.facts == {**TOLD, "parents": "married"}
    assert answer.state.asking.question == "who_goes"
    question = next(item for item in KB.procedures[BIRTH].questions if item.key == "who_goes")
    assert answer.suggestions == (*question.answers.values(), say("own.unknown"))
    assert kinds(answer) == ["interview"]


def test_the_last_answer_brings_the_list():
    facts = {**TOLD, "parents": "married", "who_goes": "parent"}
    answer = reply("chưa quá 60 ngày", asked("on_time", facts=facts))
    assert kinds(answer) == ["checklist"]
    assert answer.sources
    assert answer.state.asking == Asking(BIRTH, is_begun=True)
    assert "vì bé có giấy chứng sinh" in answer.text


def test_not_knowing_is_taken_and_shown_at_the_end():
    state = asked("who_goes", facts={**TOLD, "parents": "married", "on_time": "yes"})
    answer = reply("không biết", state)
    assert answer.state.facts["who_goes"] == "unknown"
    assert say("own.noted_unknown") in answer.text
    assert say("own.decided_by", ask="Ai đi đăng ký?") in answer.text


@pytest.mark.parametrize("text", ["thôi", "thôi bỏ qua", "xem luôn đi"])
def test_who_has_enough_gets_the_list_with_what_is_known(text):
    answer = reply(text, asked("parents"))
    assert kinds(answer) == ["checklist"]
    assert answer.text.startswith(say("own.stopped"))


@pytest.mark.parametrize("text", ["lệ phí bao nhiêu", "nộp ở đâu vậy", "có cần mang gì không?"])
def test_a_question_in_between_is_left_to_the_other_steps(text):
    assert reply(text, asked("parents")) is None


def test_another_procedure_is_left_to_the_other_steps():
    candidates = (Candidate(KB.procedures[WEDDING], 0.95),)
    assert reply("đăng ký kết hôn thì sao", asked("parents"), candidates=candidates) is None


def test_what_is_not_understood_is_asked_again_twice_then_with_the_ways_out_and_then_let_go():
    state = asked("parents")
    for misses in (1, 2):
        answer = reply("cây cầu", state)
        assert answer.text.startswith(say("own.again", ask="Cha mẹ bé đã đăng ký kết hôn chưa?"))
        assert answer.state.asking.misses == misses
        state = answer.state
    answer = reply("cây cầu", state)
    assert answer.text.startswith(say("own.stuck", ask="Cha mẹ bé đã đăng ký kết hôn chưa?"))
    assert reply("cây cầu", answer.state) is None


def test_the_answer_to_another_question_is_taken_and_this_one_asked_again():
    answer = reply("mẹ đi", asked("parents"))
    assert answer.state.facts["who_goes"] == "parent"
    assert answer.state.asking.question == "parents"


def test_a_no_to_another_question_is_taken_too():
    building = "giay_phep_xay_dung_nha_o_rieng_le"
    answer = reply("khong co nha ke ben", asked("size", slug=building, facts={}))
    assert answer.state.facts == {"neighbour": "no"}
    assert answer.state.asking.question == "size"


def test_what_rules_an_answer_out_opens_its_question_again_with_the_rest():
    facts = {**TOLD, "parents": "married", "who_goes": "parent", "on_time": "yes"}
    answer = reply("mất giấy chứng sinh rồi", listed(facts))
    assert answer.state.asking.question == "birth_paper"
    assert "has" not in answer.state.cases[BIRTH].left["birth_paper"]
    again = reply("có rồi", answer.state)
    assert again.state.facts["birth_paper"] == "has"
    assert "bé có giấy chứng sinh" in again.text


def test_a_paper_noted_is_said_back_and_one_not_listed_is_named():
    noted = reply("giấy chứng sinh bản photo", asked("parents"))
    assert "có Giấy chứng sinh (bản sao)" in noted.text
    strange = reply("em có hộ khẩu", asked("parents"))
    assert strange.text.startswith(say("own.unlisted_paper", words="em có hộ khẩu"))
    assert strange.state.asking.question == "parents"


def test_a_paper_that_nobody_asks_for_is_told_as_such():
    facts = {"couple": "both_home", "before": "never"}
    answer = reply("có giấy xác nhận tình trạng hôn nhân rồi", listed(facts, WEDDING))
    name = "Giấy xác nhận tình trạng hôn nhân"
    assert say("own.not_needed", paper=name) in answer.text


@pytest.mark.parametrize("text", ["cảm ơn nha", "cho gặp cán bộ", "bạn là ai"])
def test_courtesies_are_left_to_small_talk(text):
    assert reply(text, asked("parents")) is None


def test_an_offer_not_taken_up_is_asked_about_once():
    state = asked("parents", is_begun=False)
    answer = reply("cây cầu", state)
    assert not answer.state.asking.is_begun
    assert reply("cây cầu", answer.state) is None
    assert reply("thôi", state) is None


def test_an_answer_can_be_given_again_and_the_one_before_that_too():
    facts = {**TOLD, "parents": "married"}
    answer = reply("đổi câu trả lời", asked("who_goes", facts=facts))
    assert answer.state.asking.question == "parents"
    answer = reply("đổi câu trả lời", answer.state)
    assert answer.state.asking.question == "birth_paper"
    answer = reply("không có cả hai", answer.state)
    assert answer.state.facts == {**facts, "birth_paper": "nothing"}


def test_a_correction_after_the_list_gives_the_new_list():
    facts = {
        **TOLD,
        "parents": "not_married_with_father",
        "who_goes": "parent",
        "on_time": "yes",
    }
    answer = reply("không, tôi đã cưới rồi", listed(facts))
    assert answer.text.startswith(say("own.changed", clauses="cha mẹ đã đăng ký kết hôn"))
    assert kinds(answer) == ["checklist"]
    assert answer.state.facts["parents"] == "married"


def test_papers_said_to_be_held_are_compared():
    facts = {**TOLD, "parents": "married", "who_goes": "parent", "on_time": "yes"}
    answer = reply("tôi có giấy chứng sinh rồi", listed(facts))
    assert kinds(answer) == ["readiness"]
    standing = {item["key"]: item["standing"] for item in answer.blocks[0]["papers"]}
    assert standing["giay_chung_sinh"] == "ready"
    assert standing["to_khai_khai_sinh"] == "missing"
    again = reply("còn thiếu giấy gì", answer.state)
    assert again.blocks == answer.blocks


def test_a_paper_named_in_between_is_kept_and_the_question_stays():
    answer = reply("em có tờ khai đăng ký khai sinh rồi", asked("who_goes"))
    assert answer.state.asking.question == "who_goes"
    assert answer.state.cases[BIRTH].held == {"to_khai_khai_sinh": {"have": True}}


def test_the_interview_left_is_taken_up_where_it_was():
    left = replace(asked("parents"), procedure=WEDDING, asking=Asking(BIRTH, is_begun=True))
    answer = reply("làm tiếp", left)
    assert (answer.procedure.slug, answer.state.asking.question) == (BIRTH, "parents")
    assert answer.state.facts == TOLD


def test_a_life_event_offered_is_begun_by_its_button():
    state = State(BIRTH, choices=(BIRTH,), asking=Asking("sinh_con"))
    answer = reply(say("bundle.start_button"), state)
    assert answer.state.asking.owner == "sinh_con"
    assert answer.suggestions[:-1] == tuple(EVENTS["sinh_con"].questions[0].answers.values())
    answer = reply("làm gộp một lần", answer.state)
    assert answer.procedure.slug == "lien_thong_khai_sinh_thuong_tru_bhyt"


def test_where_nothing_was_spoken_of_the_list_of_what_is_asked():
    answer = reply("giấy tờ của riêng tôi", State())
    assert answer.text == say("own.which")
    assert answer.procedure is None
    offered = reply("danh sách của tôi", State(choices=(BIRTH, WEDDING)))
    assert [item.procedure.slug for item in offered.candidates] == [BIRTH, WEDDING]
    assert len(offered.suggestions) == 2
    assert reply("có", State(BIRTH)) is None


def test_a_state_of_a_procedure_no_longer_there_is_left_alone():
    gone = State("gone", cases={"gone": Case()}, asking=Asking("gone", "gone", "x", True))
    assert reply("có", gone) is None


@pytest.mark.parametrize(("state", "is_taken"), [(asked("parents"), True), (State(), False)])
def test_a_short_reply_is_not_taken_for_danger_by_the_model_alone(state, is_taken):
    understanding = Understanding("emergency", 0.9)
    context = make_context("em người lớn", state=state, understanding=understanding)
    assert (call_for_help(context) is None) is is_taken
    danger = make_context("cháy nhà rồi", state=state, understanding=understanding, today=TODAY)
    assert call_for_help(danger).status is Status.EMERGENCY


@pytest.mark.parametrize("text", ["danh sách của em", "làm tiếp", "đổi câu trả lời"])
def test_words_that_only_steer_are_not_taken_for_danger_by_the_model_alone(text):
    understanding = Understanding("emergency", 0.9)
    assert call_for_help(make_context(text, understanding=understanding)) is None
