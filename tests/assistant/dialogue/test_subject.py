"""One interview for a life event: few questions, each asked once, nothing of the base unreached."""

import pytest

from assistant.dialogue.facts import UNKNOWN, check
from assistant.dialogue.interview import cases as paths
from assistant.dialogue.subject import MOST_ASKED, Subject
from assistant.turn import Case
from procedures_kb import load_knowledge_base
from procedures_kb.registers import load_registers
from tests.factories import TODAY

KB = load_knowledge_base()
EVENTS = {event.key: event for event in load_registers().life_events if event.has_interview}
WANTED = {"sinh_con", "nguoi_than_mat", "cuoi", "don_nha", "mua_nha_dat", "mat_vi", "nghi_viec"}


def answer_all(subject, choose):
    """The interview to its end: the questions asked, and the cases."""
    cases, asked = {}, []
    while (found := subject.next(cases, TODAY)) is not None:
        asked.append((found.owner, found.question.key))
        case = cases.get(found.owner, Case())
        facts = {**case.facts, found.question.key: choose(found.question)}
        cases[found.owner] = Case(facts)
        assert len(asked) <= MOST_ASKED
    return asked, cases


def test_the_seven_life_events_have_an_interview():
    assert set(EVENTS) == WANTED


@pytest.mark.parametrize("key", sorted(WANTED))
@pytest.mark.parametrize("place", [0, 1, -1, None], ids=["first", "second", "last", "unknown"])
def test_each_question_is_asked_once_and_seven_at_most(key, place):
    def choose(question):
        answers = list(question.answers)
        return UNKNOWN if place is None else answers[min(place, len(answers) - 1)]

    subject = Subject(KB, key, EVENTS[key])
    asked, cases = answer_all(subject, choose)
    assert 0 < len(asked) == len(set(asked)) <= MOST_ASKED
    for step in subject.steps(cases):
        check(KB.procedures[step.procedure], subject.facts_of(step, cases))


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event.key)
def test_what_a_life_event_says_of_questions_is_in_the_base(event):
    own = {question.key: question for question in event.questions}
    for step in event.steps:
        check(KB.procedures[step.procedure], step.facts)
        for case in step.when:
            assert all(set(allowed) <= set(own[key].answers) for key, allowed in case.items())
    for same in event.same_questions:
        check(KB.procedures[same.procedure], dict.fromkeys([same.question], UNKNOWN))
        for answer, meant in same.answers.items():
            check(KB.procedures[same.procedure], {same.question: answer})
            check(KB.procedures[same.other], {same.other_question: meant})


@pytest.mark.parametrize("event", EVENTS.values(), ids=lambda event: event.key)
def test_every_step_comes_after_some_answers(event):
    subject = Subject(KB, event.key, event)
    reached = set()
    for question in event.questions:
        for answer in question.answers:
            found = subject.steps({event.key: Case({question.key: answer})})
            reached |= {step.procedure for step in found}
    assert reached == {step.procedure for step in event.steps}


def test_an_answer_there_is_one_here_and_is_not_asked_again():
    subject = Subject(KB, "sinh_con", EVENTS["sinh_con"])
    told = {"sinh_con": Case({"filing": "separate"})}
    residence = next(step for step in subject.steps(told) if step.procedure == "dang_ky_thuong_tru")
    told["dang_ky_khai_sinh"] = Case({"who_goes": "parent"})
    assert subject.facts_of(residence, told)["goes"] == "self"
    told["dang_ky_khai_sinh"] = Case({"who_goes": "relative"})
    assert "goes" not in subject.facts_of(residence, told)


def test_what_was_told_stands_before_what_the_event_gives():
    subject = Subject(KB, "mat_vi", EVENTS["mat_vi"])
    [first, *_] = subject.steps({})
    assert subject.facts_of(first, {})["kind"] == "lost"
    found = subject.facts_of(first, {first.procedure: Case({"kind": "damaged"})})
    assert found["kind"] == "damaged"


def test_one_procedure_is_asked_as_its_own_interview():
    subject = Subject(KB, "dang_ky_khai_sinh")
    longest = max(len(facts) for facts in paths(KB.procedures["dang_ky_khai_sinh"], TODAY))
    asked, _ = answer_all(subject, lambda question: next(iter(question.answers)))
    assert len(asked) <= longest <= 5
    assert subject.still_to_ask({}, TODAY) == len(asked)
