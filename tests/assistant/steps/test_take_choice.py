"""What was offered before is chosen: by its button, its place, or words near it."""

import pytest

from assistant.dialogue.near_pairs import NearPairs
from assistant.steps.take_choice import TakeChoice
from assistant.turn import State, Status
from tests.assistant.steps.fakes import (
    KB,
    PAIR,
    A,
    B,
    likely,
    wants,
)
from tests.factories import make_context


def choose(text, *, intent="ask_overview", shares=(0.3, 0.3), state):
    context = make_context(
        text, understanding=wants(intent), candidates=likely(*shares), state=state, in_scope=0.6
    )
    context.question = text
    assert TakeChoice(KB, NearPairs((PAIR,)))(context) is None
    return context


CHOICE = State(choices=("khong_con", "giay_b", "giay_c"), intent="ask_time")


@pytest.mark.parametrize(
    "text", ["Cấp giấy B (mới)", "cap giay b (moi)", "CẤP GIẤY B (MỚI).", " Cấp giấy B (mới) ? "]
)
def test_a_button_pressed_or_typed_is_answered_with_what_was_asked_before(text):
    context = choose(text, intent="ask_overview", state=CHOICE)
    assert context.procedure == B
    assert context.understanding.intent == "ask_time"
    assert context.in_scope == 1.0


def test_a_button_without_a_question_before_it_keeps_the_intent_of_the_message():
    state = State(choices=("giay_b",))
    assert choose("Cấp giấy B (mới)", intent="ask_fee", state=state).understanding.intent == (
        "ask_fee"
    )


@pytest.mark.parametrize("text", ["giấy B", "giấy khác", ""])
def test_what_was_not_offered_is_no_choice(text):
    context = choose(text, intent="ask_overview", state=CHOICE)
    assert context.procedure is None
    assert context.understanding.intent == "ask_overview"


OFFERED = State("giay_a", choices=("giay_a", "giay_c"), intent="ask_time")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("1", "giay_a"),
        ("2", "giay_c"),
        ("cái đầu", "giay_a"),
        ("cái thứ hai ấy", "giay_c"),
        ("cai thu 2", "giay_c"),
        ("cái cuối", "giay_c"),
        ("cái kia", "giay_c"),
        ("Đã mất giấy", "giay_c"),
        ("con giay", "giay_a"),
        ("mất rồi em", "giay_c"),
    ],
)
def test_a_choice_is_taken_by_place_or_by_its_words(text, slug):
    context = choose(text, state=OFFERED)
    assert context.procedure.slug == slug
    assert context.understanding.intent == "ask_time"
    assert context.in_scope == 1.0


def test_both_are_wanted():
    context = choose("cả hai", state=OFFERED)
    assert [(item.procedure.slug, item.intent) for item in context.wanted] == [
        ("giay_a", "ask_time"),
        ("giay_c", "ask_time"),
    ]


def test_what_is_asked_with_the_choice_counts():
    assert choose("cái thứ hai bao nhiêu tiền", state=OFFERED).understanding.intent == "ask_fee"


def test_a_text_near_one_choice_takes_it():
    context = choose("giấy a đó", shares=(0.4, 0.1), state=State(choices=("giay_a", "giay_b")))
    assert context.procedure == A


def test_a_long_text_is_a_new_question():
    text = "tôi muốn hỏi thêm là giấy tờ bị mất rồi thì sao đây"
    assert choose(text, shares=(0.9, 0.1), state=OFFERED).procedure is None


@pytest.mark.parametrize("text", ["đúng rồi", "dạ phải ạ", "ok", "vâng"])
def test_yes_takes_the_only_choice(text):
    assert choose(text, state=State(choices=("giay_b",), intent="ask_fee")).procedure == B


def test_yes_to_two_choices_takes_none():
    assert choose("ok", state=State(choices=("giay_b", "giay_d"))).procedure is None


SPOKEN_OF = State("giay_a", answered="ask_fee", others=("giay_b", "giay_c"))


@pytest.mark.parametrize(
    ("text", "slug"), [("ok còn cái kia", "giay_b"), ("còn cái thứ hai nộp ở đâu", "giay_b")]
)
def test_without_choices_it_points_at_what_was_spoken_of(text, slug):
    assert choose(text, state=SPOKEN_OF).procedure.slug == slug


def test_after_the_wrong_one_the_first_is_another():
    context = make_context("cái đầu", candidates=likely(0.3), state=SPOKEN_OF, corrects=True)
    TakeChoice(KB, NearPairs(()))(context)
    assert context.procedure == B


def test_back_to_the_question_before():
    state = State("giay_b", answered="ask_time", before=("giay_a", "ask_fee"))
    context = choose("quay lại câu trước", state=state)
    assert context.procedure == A
    assert context.understanding.intent == "ask_fee"


def test_pointing_at_what_nobody_spoke_of_is_about_nothing():
    context = choose("cái kia", state=State())
    assert context.procedure is None
    assert (context.in_scope, context.understanding.intent) == (0.0, "ask_overview")


def test_a_message_that_names_a_procedure_points_at_none():
    context = choose(
        "cái đầu tiên khi làm giấy d", shares=(0.0, 0.0, 0.0, 0.9)[::-1], state=State()
    )
    assert context.in_scope == 0.6


def test_a_question_that_names_nothing_leaves_open_which_is_meant():
    context = make_context(
        "lệ phí sao",
        understanding=wants("ask_fee"),
        candidates=likely(0.3, 0.3),
        state=State(choices=("khong_con", "giay_a", "giay_c"), intent="ask_overview"),
        in_scope=0.2,
    )
    context.question = context.text
    answer = TakeChoice(KB, NearPairs((PAIR,)))(context)
    assert (answer.status, answer.intent) == (Status.CLARIFICATION, "ask_fee")
    assert answer.text.startswith(PAIR.question)
    assert answer.suggestions == PAIR.labels
    assert answer.state.choices == ("giay_a", "giay_c")
