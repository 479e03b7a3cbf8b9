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


def test_what_only_one_reading_compared_counts_nothing_in_the_other():
    """The whole letter and its questions each compare records of the portal of their own."""
    whole = {"a": 0.6, "dvc_1": 0.3, "none": 0.1}
    questions = {"dvc_2": 0.8, "a": 0.1, "none": 0.1}
    weighed = weigh(whole, questions, "none")
    assert weighed == pytest.approx({"a": 0.3, "dvc_1": 0.12, "dvc_2": 0.48, "none": 0.1})
    assert sum(weighed.values()) == pytest.approx(1)


def test_the_same_record_first_on_both_sides_is_taken_from_the_surer():
    whole = {"dvc_1": 0.5, "dvc_3": 0.1, "none": 0.4}
    questions = {"dvc_1": 0.7, "dvc_2": 0.2, "none": 0.1}
    assert weigh(whole, questions, "none") == questions


def test_questions_that_name_a_record_of_their_own_unsurely_lean_on_the_letter():
    whole = {"dvc_1": 0.4, "none": 0.6}
    assert weigh(whole, {"dvc_2": 0.45, "none": 0.55}, "none") == whole
