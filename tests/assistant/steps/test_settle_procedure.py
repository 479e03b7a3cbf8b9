"""Which procedure an answer is about, without asking."""

from datetime import date

import pytest

from assistant.dialogue.several import Names
from assistant.steps.settle_procedure import SettleProcedure
from assistant.turn import State
from tests.assistant.steps.fakes import (
    ABOUT_A,
    KB,
    A,
    B,
    likely,
    wants,
)
from tests.factories import make_context


def settle(text="còn lệ phí thì sao", *, intent="ask_fee", shares=(0.3, 0.3), state=ABOUT_A):
    context = make_context(
        text, understanding=wants(intent), candidates=likely(*shares), state=state, in_scope=0.6
    )
    assert SettleProcedure(KB, Names(()))(context) is None
    return context


def test_a_short_follow_up_stays_with_the_procedure_talked_of():
    context = settle()
    assert context.procedure == A
    assert context.in_scope == 1.0
    assert [(item.procedure.slug, item.score) for item in context.candidates] == [("giay_a", 1.0)]


@pytest.mark.parametrize(
    "message",
    [
        {"text": "thế còn hộ chiếu thì sao", "shares": (0.1, 0.55)[::-1]},
        {"text": " ".join(["chiếu"] * 13)},
        {"text": "hộ chiếu", "intent": "thanks"},
        {"text": "hộ chiếu", "state": State()},
        {"text": "hộ chiếu", "state": State(procedure="khong_con")},
    ],
)
def test_what_names_another_is_long_asks_nothing_or_follows_nothing_is_left_open(message):
    context = settle(**message)
    assert context.procedure is None
    assert context.in_scope == 0.6
    assert len(context.candidates) == 2


def test_twelve_words_are_still_short():
    assert settle(" ".join(["chiếu"] * 12)).procedure == A


def test_words_that_only_ask_never_name_another():
    assert settle("bao nhiêu tiền", shares=(0.1, 0.9)[::-1]).procedure == A


def test_words_that_only_ask_with_nothing_before_are_about_none():
    context = settle("bao nhiêu tiền", state=State())
    assert context.procedure is None
    assert context.in_scope == 0.0


def test_an_official_name_in_the_message_settles_what_the_search_left_unsure():
    context = settle(f"chiếu theo {B.name.upper()} ra sao", state=State())
    assert context.procedure == B


def test_just_below_named_is_not_named():
    assert settle(shares=(0.54, 0.1)).procedure == A


@pytest.mark.parametrize("text", ["vậy còn vợ tôi?", "thế còn em gái tôi", "còn vợ tôi thì sao"])
def test_a_follow_up_that_asks_nothing_itself_asks_the_same(text):
    state = State("giay_a", answered="ask_papers")
    context = settle(text, intent="goodbye", shares=(0.1, 0.05), state=state)
    assert context.procedure == A
    assert context.understanding.intent == "ask_papers"


def test_a_follow_up_that_asks_is_answered_on_that():
    state = State("giay_a", answered="ask_papers")
    assert settle(intent="ask_fee", state=state).understanding.intent == "ask_fee"


def test_a_correction_asks_the_same_of_another():
    context = make_context(
        "bản sao",
        understanding=wants("out_of_scope", 0.5),
        candidates=likely(0.7, 0.2),
        state=State("giay_d", answered="ask_fee"),
        corrects=True,
        in_scope=0.9,
    )
    SettleProcedure(KB, Names(()))(context)
    assert context.procedure is None
    assert context.in_scope == 0.9
    assert context.understanding.intent == "ask_fee"


@pytest.mark.parametrize(
    ("text", "shares", "settles"),
    [
        ("giấy a bao nhiêu tiền", (0.3, 0.2), True),
        ("giấy a bao nhiêu tiền", (0.19, 0.1), False),
        ("giấy a thế này thế kia", (0.3, 0.2), False),
        ("giấy b bao nhiêu tiền", (0.3, 0.2), False),
        ("giấy a với giấy b bao nhiêu tiền", (0.3, 0.2), False),
    ],
)
def test_one_name_in_peoples_words_settles_a_short_question(text, shares, settles):
    names = Names((("giấy a", "giay_a"), ("giấy b", "giay_b")))
    context = make_context(text, understanding=wants("ask_fee"), candidates=likely(*shares))
    SettleProcedure(KB, names)(context)
    assert (context.procedure == A) is settles


def test_what_is_settled_stays():
    context = make_context(candidates=likely(0.9), procedure=B, state=ABOUT_A)
    SettleProcedure(KB, Names(()))(context)
    assert context.procedure == B


def test_a_short_question_about_another_day_asks_the_same_again():
    state = State(procedure="giay_a", answered="ask_fee")
    context = make_context(
        "nộp từ tháng 3/2027 thì sao",
        understanding=wants("out_of_scope"),
        candidates=likely(0.3, 0.3),
        state=state,
        asked_about=date(2027, 3, 1),
    )
    assert SettleProcedure(KB, Names(()))(context) is None
    assert (context.procedure, context.understanding.intent) == (A, "ask_fee")
