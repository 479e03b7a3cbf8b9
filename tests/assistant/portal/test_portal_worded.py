"""What speaks for a text by its words: BM25, and how much of it and the question is shared."""

from typing import Any

import pytest

from assistant.retrieval.index import terms
from assistant.retrieval.portal.worded import Worded

COVERED = ("cấp giấy phép nuôi ong", "cấp giấy phép trồng rừng", "dạy múa rối")
ALL = list(range(len(COVERED)))


@pytest.fixture(scope="module")
def worded() -> Worded:
    return Worded(COVERED)


def shares(worded: Worded, text: str) -> tuple[Any, Any]:
    found = worded.closely(terms(text), ALL)
    return found["covers"], found["covered"]


def test_a_close_look_and_a_look_at_all_give_the_same_score(worded):
    asked = terms("giấy phép nuôi ong ong zzz")
    assert worded.closely(asked, [2, 0])["words"] == pytest.approx(worded.scores(asked)[[2, 0]])


@pytest.mark.parametrize("at", range(len(COVERED)))
def test_a_text_covers_itself_wholly_and_is_covered(worded, at):
    of_question, of_text = shares(worded, COVERED[at])
    assert of_question.shape == of_text.shape == (len(COVERED),)
    assert of_question[at] == pytest.approx(1)
    assert of_text[at] == pytest.approx(1)
    assert sorted(of_question)[-2] < 1


def test_unknown_words_leave_more_of_the_question_uncovered_and_no_less_of_the_text(worded):
    [plain, _, _], [plain_text, _, _] = shares(worded, "nuôi ong")
    [more, _, _], [more_text, _, _] = shares(worded, "nuôi ong zzz")
    assert 0 < more < plain == pytest.approx(1)
    assert more_text == pytest.approx(plain_text)


def test_a_rare_word_covers_more_than_a_usual_one(worded):
    question, text = shares(worded, "cấp ong")
    assert question[0] > 2 * question[1] > 0
    assert text[0] > text[1] > 0
    assert question[2] == text[2] == 0


@pytest.mark.parametrize("text", ["zzz yyy", ""])
def test_what_no_text_has_covers_nothing(worded, text):
    of_question, of_text = shares(worded, text)
    assert not of_question.any()
    assert not of_text.any()
