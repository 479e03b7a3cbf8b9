"""The trained Rasa model behind its one function."""

import pytest

from assistant.nlu import UNSURE, _understanding

SURE = {"name": "ask_fee", "confidence": 0.9}
LESS = {"name": "ask_time", "confidence": 0.1}
FALLBACK = {"name": "nlu_fallback", "confidence": 0.7}


def test_the_likeliest_intent_is_taken_with_the_runners_up():
    found = _understanding({"intent": SURE, "intent_ranking": [SURE, LESS]})
    assert (found.intent, found.confidence) == ("ask_fee", 0.9)
    assert found.ranking == (("ask_fee", 0.9), ("ask_time", 0.1))


def test_a_fallback_is_answered_in_short_about_everything():
    found = _understanding({"intent": FALLBACK, "intent_ranking": [FALLBACK, LESS]})
    assert found.intent == UNSURE
    assert found.confidence == 0.1


def test_nothing_read_is_unsure():
    assert _understanding({}).intent == UNSURE


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("lam khai sinh can giay to gi", "ask_papers"),
        ("hết bao nhiêu tiền vậy", "ask_fee"),
        ("mấy bữa thì có", "ask_time"),
        ("nộp ở mô rứa", "ask_office"),
        ("không đăng ký tạm trú bị phạt bao nhiêu", "ask_penalty"),
    ],
)
def test_what_is_wanted_is_read_however_it_is_written(assistant, text, intent):
    assert assistant.steps[0][1].nlu.parse(text).intent == intent


@pytest.mark.model
def test_entities_are_found_at_their_place(assistant):
    text = "Vợ tôi mới sinh, con có giấy chứng sinh rồi"
    found = {item.kind: item for item in assistant.steps[0][1].nlu.parse(text).entities}
    assert text[found["paper"].start : found["paper"].end] == "giấy chứng sinh"
    assert "person" in found
