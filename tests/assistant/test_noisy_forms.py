"""The sentences that intents are learned from, and the forms added to them."""

import pytest

from assistant.rasa_components.intent_classifier import _in_forms
from assistant.text.fold import fold
from assistant.text.noise import forms

TEXTS = ["làm giấy khai sinh cần gì", "xin chao", "lệ phí bao nhiêu tiền"]
INTENTS = ["ask_papers", "greeting", "ask_fee"]


def test_the_sentences_come_first_and_unchanged_with_their_intents():
    texts, intents = _in_forms(TEXTS, INTENTS, ["unmarked", "typo"])
    assert texts[: len(TEXTS)] == TEXTS
    assert intents[: len(TEXTS)] == INTENTS
    assert len(texts) == len(intents) > len(TEXTS)


def test_only_a_form_that_differs_is_added_with_the_intent_of_its_sentence():
    """ "xin chao" has no marks to lose."""
    texts, intents = _in_forms(TEXTS, INTENTS, ["unmarked"])
    assert texts[len(TEXTS) :] == [fold(TEXTS[0]), fold(TEXTS[2])]
    assert intents[len(TEXTS) :] == ["ask_papers", "ask_fee"]


@pytest.mark.parametrize("name", ["unmarked", "typo", "hurried", "telex"])
def test_what_is_added_is_the_form_of_that_name_and_its_sentence_s_place(name):
    texts, intents = _in_forms(TEXTS, INTENTS, [name])
    made = [forms(text, at)[name] for at, text in enumerate(TEXTS)]
    kept = [(form, intent) for form, text, intent in zip(made, TEXTS, INTENTS) if form != text]
    assert kept
    assert list(zip(texts, intents))[len(TEXTS) :] == kept


def test_a_form_that_a_letter_does_not_have_is_not_added():
    letter = " ".join(["giấy"] * 40)
    assert "fragment" not in forms(letter, 0)
    assert _in_forms([letter], ["ask_papers"], ["fragment"]) == ([letter], ["ask_papers"])


def test_without_names_of_forms_nothing_is_added():
    assert _in_forms(TEXTS, INTENTS, []) == (TEXTS, INTENTS)
