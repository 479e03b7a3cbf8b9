"""A question with buttons, where two are as likely."""

from dataclasses import replace

import pytest

from assistant.dialogue.choices import ANSWERED_FROM
from assistant.dialogue.near_pairs import NearPairs
from assistant.dialogue.several import Names
from assistant.replies import say
from assistant.steps.clarify import PAIR_ANSWERED_FROM, Clarify
from assistant.turn import Candidate, State, Status
from tests.assistant.steps.fakes import (
    ABOUT_A,
    KB,
    PAIR,
    A,
    B,
    C,
    likely,
    wants,
)
from tests.factories import make_context

SPOKEN = (("giấy a", "giay_a"), ("giấy c", "giay_c"))


def ask(context):
    return Clarify(KB, NearPairs((PAIR,)), Names(SPOKEN))(context)


def test_a_likely_procedure_is_taken_without_asking():
    context = make_context(candidates=likely(ANSWERED_FROM, 0.2))
    assert ask(context) is None
    assert context.procedure == A


def test_a_procedure_settled_before_is_not_asked_about():
    context = make_context(candidates=likely(0.4, 0.3), procedure=B)
    assert ask(context) is None
    assert context.procedure == B


def test_of_several_likely_ones_the_citizen_chooses():
    context = make_context(
        candidates=likely(0.4, 0.3, 0.05, 0.045), understanding=wants("ask_fee"), state=ABOUT_A
    )
    answer = ask(context)
    names = ("Cấp giấy A", "Cấp giấy B (mới)", "Đổi giấy C")
    assert (answer.status, answer.intent) == (Status.CLARIFICATION, "ask_fee")
    assert answer.text.splitlines() == [say("clarify"), *(f"• {name}" for name in names)]
    assert answer.suggestions == names
    assert tuple(item.procedure.name for item in answer.candidates) == names
    assert answer.confidence == 0.4
    assert answer.state == State(
        "giay_a", {"goes": "self"}, ("giay_a", "giay_b", "giay_c"), "ask_fee"
    )
    assert context.procedure is None


def test_what_is_hardly_likely_is_not_offered():
    assert ask(make_context(candidates=likely(0.4, 0.04, 0.039))).suggestions == (
        "Cấp giấy A",
        "Cấp giấy B (mới)",
    )


def test_a_near_pair_is_told_apart_by_its_own_question():
    context = make_context(
        candidates=(Candidate(C, 0.45), Candidate(A, 0.4), Candidate(B, 0.1)),
        understanding=wants("ask_fee"),
    )
    answer = ask(context)
    assert answer.status is Status.CLARIFICATION
    assert answer.text.splitlines() == [
        PAIR.question,
        f"• Đã mất giấy ({C.name})",
        f"• Còn giấy ({A.name})",
    ]
    assert answer.suggestions == ("Đã mất giấy", "Còn giấy")
    assert [item.procedure.slug for item in answer.candidates] == ["giay_c", "giay_a"]
    assert answer.state.choices == ("giay_c", "giay_a")


@pytest.mark.parametrize("shares", [(PAIR_ANSWERED_FROM, 0.14), (0.45, 0.11)])
def test_a_near_pair_is_not_asked_about_when_one_is_sure_or_the_other_unlikely(shares):
    first, other = shares
    answer = ask(make_context(candidates=(Candidate(C, first), Candidate(A, other))))
    assert answer is None or answer.suggestions == (C.name, A.name)


@pytest.mark.parametrize(
    ("text", "asks"),
    [("giấy a hay giấy c", True), ("giấy a với giấy c", False), ("giấy a và c khác gì", False)],
)
def test_who_asks_which_of_a_pair_is_asked_back(text, asks):
    context = make_context(text, candidates=(Candidate(A, 0.9), Candidate(C, 0.05)))
    assert (ask(context) is not None) is asks


def test_one_likely_procedure_alone_is_asked_for_by_name():
    answer = ask(make_context(candidates=likely(0.4, 0.01)))
    assert answer.text.splitlines() == [say("clarify_one"), f"• {A.name}"]


@pytest.mark.parametrize(
    ("text", "shares", "procedure"),
    [
        ("giấy đã mất", (0.5, 0.4), C),
        ("giấy đã mất", (0.3, 0.3), None),
        ("giấy không mất", (0.5, 0.4), None),
        ("giấy", (0.5, 0.4), None),
    ],
)
def test_of_two_near_ones_the_one_that_the_message_tells_is_not_asked_about(
    text, shares, procedure
):
    told = replace(PAIR, told_by={"giay_c": ("đã mất", "mất")})
    first, other = shares
    context = make_context(text, candidates=(Candidate(A, first), Candidate(C, other)))
    context.question = text
    answer = Clarify(KB, NearPairs((told,)), Names(()))(context)
    assert context.procedure == procedure
    assert (answer is None) == (procedure is not None)
