"""What a message asks: of one sentence, of a letter, of a correction."""

import pytest

from assistant.steps.understand import Understand
from assistant.turn import State, Understanding
from tests.assistant.steps.fakes import (
    ABOUT_A,
    FakeNlu,
    wants,
)
from tests.factories import make_context


def test_a_message_is_read_as_it_was_written_but_tidy():
    nlu = FakeNlu({"Mất giấy rồi": Understanding("ask_steps", 0.8)})
    context = make_context("")
    context.turn = make_context("  Mất\u200b giấy\n rồi ").turn
    assert Understand(nlu)(context) is None
    assert context.text == "Mất giấy rồi"
    assert context.understanding == Understanding("ask_steps", 0.8)
    assert set(nlu.asked) == {"Mất giấy rồi"}


def test_of_a_letter_the_questions_are_read_and_the_first_leads():
    whole = "Tôi mất giấy rồi. Làm lại cần giấy gì? Lệ phí bao nhiêu tiền?"
    nlu = FakeNlu(
        {
            whole: Understanding("greeting", 0.5),
            "Tôi mất giấy rồi.": wants("ask_steps"),
            "Làm lại cần giấy gì?": wants("ask_papers"),
            "Lệ phí bao nhiêu tiền?": wants("ask_fee"),
        }
    )
    context = make_context(whole)
    assert Understand(nlu)(context) is None
    assert context.understanding.intent == "ask_papers"
    assert context.also_asked == ("ask_fee",)


def test_danger_in_one_sentence_of_a_letter_comes_first():
    whole = "Làm lại cần giấy gì? Có người đang đánh tôi."
    nlu = FakeNlu(
        {
            whole: wants("ask_papers"),
            "Làm lại cần giấy gì?": wants("ask_papers"),
            "Có người đang đánh tôi.": wants("emergency"),
        }
    )
    context = make_context(whole)
    Understand(nlu)(context)
    assert context.understanding.intent == "emergency"


def test_a_long_official_name_does_not_hide_what_is_wanted():
    nlu = FakeNlu({"thủ tục này mất bao lâu?": wants("ask_time")})
    context = make_context("Cấp giấy B (mới) mất bao lâu?")
    Understand(nlu, ("cấp giấy b (mới)",))(context)
    assert context.understanding.intent == "ask_time"
    assert context.text == "Cấp giấy B (mới) mất bao lâu?"


def test_a_name_that_is_the_whole_message_stays():
    nlu = FakeNlu({"Cấp giấy B (mới)?": wants("ask_overview", 0.8)})
    context = make_context("Cấp giấy B (mới)?")
    Understand(nlu, ("cấp giấy b (mới)",))(context)
    assert nlu.asked == ["Cấp giấy B (mới)?"]


@pytest.mark.parametrize(
    ("text", "intent", "also"),
    [
        ("giấy A cần gì và mất bao lâu, ở đâu làm", "ask_papers", ("ask_time", "ask_office")),
        ("giay A bao nhieu tien, may ngay co", "ask_fee", ("ask_time",)),
        ("giấy A làm trễ bị phạt bao nhiêu tiền", "ask_fee", ()),
    ],
)
def test_one_sentence_that_asks_several_things_is_read_once(text, intent, also):
    nlu = FakeNlu({text: wants("ask_fee", 0.6)})
    context = make_context(text)
    Understand(nlu)(context)
    assert (context.understanding.intent, context.also_asked) == (intent, also)
    assert nlu.asked == [text]


def test_where_the_model_sees_an_overview_the_words_that_ask_are_believed():
    text = "mới sinh con, khai sinh cần gì"
    context = make_context(text)
    Understand(FakeNlu({text: wants("ask_overview", 0.9)}))(context)
    assert context.understanding.intent == "ask_papers"


def test_small_talk_with_words_that_ask_stays_small_talk():
    text = "cảm ơn, nộp ở đâu với bao lâu tôi biết rồi"
    context = make_context(text)
    Understand(FakeNlu({text: wants("thanks")}))(context)
    assert (context.understanding.intent, context.also_asked) == ("thanks", ())


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("không phải, ý tôi là bản sao", "bản sao"),
        ("Nhầm, giấy B cơ", "giấy b cơ"),
        ("khong, cai kia", "cái kia"),
    ],
)
def test_of_a_correction_what_is_wanted_remains(text, question):
    context = make_context(text, state=ABOUT_A)
    Understand(FakeNlu())(context)
    assert context.corrects
    assert context.question == question
    assert context.text == text


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("không phải, ý tôi là bản sao", State()),
        ("không biết làm ở đâu", ABOUT_A),
        ("không phải", ABOUT_A),
        ("không phải nộp hộ khẩu nữa hả", ABOUT_A),
        ("sai ngày sinh thì sửa ở đâu", ABOUT_A),
        ("nhầm tên trong giấy thì sao", ABOUT_A),
    ],
)
def test_nothing_is_corrected_where_nothing_was_said_or_nothing_follows(text, state):
    context = make_context(text, state=state)
    Understand(FakeNlu())(context)
    assert not context.corrects
    assert context.question == text


LEAD_IN, CONCRETE = "Bản trích lục là gì?", "Xin bản trích lục mất bao lâu?"


@pytest.mark.parametrize("text", [f"{LEAD_IN} {CONCRETE}", f"{CONCRETE} {LEAD_IN}"])
def test_what_leads_up_to_a_question_is_told_after_it(text):
    nlu = FakeNlu({LEAD_IN: wants("ask_result"), CONCRETE: wants("ask_time")})
    context = make_context(text)
    Understand(nlu)(context)
    assert (context.understanding.intent, context.also_asked) == ("ask_time", ("ask_result",))


def test_a_lead_in_alone_is_what_is_asked():
    context = make_context(LEAD_IN)
    Understand(FakeNlu({LEAD_IN: wants("ask_result")}))(context)
    assert (context.understanding.intent, context.also_asked) == ("ask_result", ())


TOLD, FEE, TIME = "Tôi mất giấy từ hôm kia.", "Lệ phí bao nhiêu tiền?", "Chờ mất mấy ngày?"


@pytest.mark.parametrize(
    ("fee", "time", "intents"),
    [
        (0.2, None, ("ask_fee",)),
        (0.2, 0.3, ("ask_time",)),
        (0.9, 0.3, ("ask_fee",)),
        (0.9, 0.8, ("ask_fee", "ask_time")),
    ],
    ids=["one, unsure", "two, both unsure: the last", "the sure one", "both sure"],
)
def test_of_unsure_questions_of_a_letter_the_last_still_is_one(fee, time, intents):
    text = f"{TOLD} {FEE}" if time is None else f"{TOLD} {FEE} {TIME}"
    nlu = FakeNlu(
        {
            text: Understanding("greeting", 0.5),
            TOLD: wants("ask_steps"),
            FEE: wants("ask_fee", fee),
            TIME: wants("ask_time", time or 0.0),
        }
    )
    context = make_context(text)
    Understand(nlu)(context)
    assert (context.understanding.intent, *context.also_asked) == intents
