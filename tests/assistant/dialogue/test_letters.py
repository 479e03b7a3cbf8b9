"""What a letter asks, and how much it weighs against the rest."""

import pytest

from assistant.dialogue.letters import LONGER_THAN, questions_of, weigh

BACKGROUND = "Nhà tôi ở Dĩ An đã lâu, giấy tờ đầy đủ. " * 3


def test_the_questions_of_a_letter_are_taken_out():
    letter = f"{BACKGROUND}Làm hộ chiếu ở đâu? Tôi xin cảm ơn. Mất mấy ngày?"
    assert questions_of(letter) == "Làm hộ chiếu ở đâu? Mất mấy ngày?"


def test_a_letter_without_a_question_ends_with_its_matter():
    assert questions_of(f"{BACKGROUND}Tôi muốn làm hộ chiếu.") == "Tôi muốn làm hộ chiếu."


@pytest.mark.parametrize(
    "text", ["Làm hộ chiếu ở đâu? Mất mấy ngày?", "từ " * (LONGER_THAN + 5), ""]
)
def test_what_is_short_or_one_sentence_is_no_letter(text):
    assert questions_of(text) == ""


def shares(a, b, none):
    return {"a": a, "b": b, "none": none}


@pytest.mark.parametrize(
    ("whole", "questions", "weighed"),
    [
        (shares(0.6, 0.3, 0.1), shares(0.9, 0.0, 0.1), shares(0.9, 0.0, 0.1)),
        (shares(0.9, 0.0, 0.1), shares(0.6, 0.3, 0.1), shares(0.9, 0.0, 0.1)),
        (shares(0.6, 0.3, 0.1), shares(0.1, 0.4, 0.5), shares(0.6, 0.3, 0.1)),
        (shares(0.6, 0.3, 0.1), shares(0.1, 0.8, 0.1), shares(0.3, 0.6, 0.1)),
    ],
    ids=["both, questions surer", "both, whole surer", "questions lean", "they differ"],
)
def test_questions_weigh_more_where_they_name_another(whole, questions, weighed):
    assert weigh(whole, questions, "none") == pytest.approx(weighed)
