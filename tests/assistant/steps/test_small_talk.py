"""Talk is met in its own words and gives way to questions."""

import pytest

from assistant.replies import find_words, say
from assistant.steps.small_talk import greeting, small_talk
from assistant.turn import State, Status
from tests.assistant.steps.fakes import (
    ABOUT_A,
    A,
    wants,
)
from tests.factories import make_context

SMALL_TALK = sorted(find_words("small_talk"))


@pytest.mark.parametrize("intent", SMALL_TALK)
def test_small_talk_is_met_in_its_own_words(intent):
    answer = small_talk(make_context(understanding=wants(intent), in_scope=0.1, state=ABOUT_A))
    assert (answer.status, answer.intent) == (Status.CHITCHAT, intent)
    assert answer.text == say(f"small_talk.{intent}")
    assert answer.state == ABOUT_A
    assert answer.confidence == 0.9


@pytest.mark.parametrize(
    ("intent", "sure", "in_scope", "talks"),
    [
        ("greeting", 0.5, 0.59, True),
        ("greeting", 0.49, 0.1, False),
        ("greeting", 0.99, 0.6, False),
        ("thanks", 0.99, 0.9, False),
        ("ask_human", 0.9, 0.9, True),
        ("complain", 0.9, 0.9, True),
        ("complain", 0.4, 0.9, False),
        ("ask_papers", 0.9, 0.1, False),
        ("out_of_scope", 0.9, 0.1, False),
    ],
)
def test_small_talk_gives_way_to_a_question_but_not_where_a_person_is_wanted(
    intent, sure, in_scope, talks
):
    answer = small_talk(make_context(understanding=wants(intent, sure), in_scope=in_scope))
    assert (answer is not None) is talks


def test_a_greeting_offers_where_to_begin_and_nothing_else_does():
    offers = {
        intent: small_talk(make_context(understanding=wants(intent))).suggestions
        for intent in SMALL_TALK
    }
    assert offers.pop("greeting") == tuple(find_words("openers"))
    assert set(offers.values()) == {()}


def test_the_first_words_say_that_it_is_a_machine():
    assert "trợ lý ảo" in greeting()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bạn là người hay máy", "is_machine"),
        ("noi chuyen voi may ha", "is_machine"),
        ("đồ ngu", "insulting"),
        ("trả lời vô dụng quá", "insulting"),
        ("bực mình quá đi lên đi xuống hoài", "angry"),
    ],
)
def test_what_is_said_in_plain_words_needs_no_model(text, kind):
    answer = small_talk(make_context(text, understanding=wants("out_of_scope", 0.2), in_scope=0.1))
    assert answer.text == say(f"small_talk.{kind}")
    assert answer.status is Status.CHITCHAT


def test_a_question_with_an_insult_in_it_is_answered():
    assert small_talk(make_context("đồ ngu, làm giấy A ở đâu", in_scope=0.9)) is None


def test_good_night_is_no_insult():
    assert small_talk(make_context("chúc ngủ ngon", understanding=wants("x", 0.1))) is None


def test_a_procedure_chosen_is_not_talked_over():
    context = make_context("ok cảm ơn", understanding=wants("thanks"), procedure=A)
    assert small_talk(context) is None


def test_no_to_a_question_ends_its_choices():
    state = State(choices=("giay_a", "giay_b"), intent="ask_fee")
    answer = small_talk(make_context(understanding=wants("deny"), state=state))
    assert answer.state.choices == ()
