"""How much of a question a text has words for, and the other way round."""

import pytest

from assistant.retrieval.portal.covering import Covering

COVERED = ("cấp giấy phép nuôi ong", "cấp giấy phép trồng rừng", "dạy múa rối")
ALL = list(range(len(COVERED)))


@pytest.fixture(scope="module")
def covering() -> Covering:
    return Covering(COVERED)


@pytest.mark.parametrize("at", range(len(COVERED)))
def test_a_text_covers_itself_wholly_and_is_covered(covering, at):
    of_question, of_text = covering.shares(COVERED[at], ALL)
    assert of_question.shape == of_text.shape == (len(COVERED),)
    assert of_question[at] == pytest.approx(1)
    assert of_text[at] == pytest.approx(1)
    assert sorted(of_question)[-2] < 1


def test_unknown_words_leave_more_of_the_question_uncovered_and_no_less_of_the_text(covering):
    [plain, _, _], [plain_text, _, _] = covering.shares("nuôi ong", ALL)
    [more, _, _], [more_text, _, _] = covering.shares("nuôi ong zzz", ALL)
    assert 0 < more < plain == pytest.approx(1)
    assert more_text == pytest.approx(plain_text)


def test_a_rare_word_covers_more_than_a_usual_one(covering):
    question, text = covering.shares("cấp ong", ALL)
    assert question[0] > 2 * question[1] > 0
    assert text[0] > text[1] > 0
    assert question[2] == text[2] == 0


@pytest.mark.parametrize("text", ["zzz yyy", ""])
def test_what_no_text_has_covers_nothing(covering, text):
    of_question, of_text = covering.shares(text, ALL)
    assert not of_question.any()
    assert not of_text.any()
