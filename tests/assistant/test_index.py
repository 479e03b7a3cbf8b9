import numpy as np
import pytest

from assistant.retrieval.index import DenseIndex, PieceIndex, WordIndex, terms

TEXTS = [
    "đăng ký khai sinh cho con",
    "đăng ký kết hôn",
    "đổi giấy phép lái xe",
    "cấp lại căn cước công dân",
]


def best(scores) -> int:
    return int(np.argmax(scores))


def test_terms_are_folded_words_and_their_pairs():
    assert terms("Sổ đỏ, nhà?") == ["so", "do", "nha", "so_do", "do_nha"]
    assert terms("?!") == []


# Words


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("khai sinh", 0),
        ("khai sinh cho con", 0),
        ("KET HON", 1),
        ("doi bang lai xe", 2),
        ("can cuoc", 3),
        ("căn cước?", 3),
    ],
)
def test_words_are_found_with_and_without_marks(question, found):
    scores = WordIndex.build(TEXTS).scores(question)
    assert scores.shape == (len(TEXTS),)
    assert best(scores) == found
    assert scores[found] > 0


def test_marks_make_no_difference_to_words():
    index = WordIndex.build(TEXTS)
    assert (index.scores("đăng ký kết hôn") == index.scores("dang ky ket hon")).all()


def test_words_next_to_each_other_count_more_than_apart():
    index = WordIndex.build(["khai thuế năm sinh", "khai sinh năm thuế"])
    assert best(index.scores("khai sinh")) == 1


@pytest.mark.parametrize("question", ["", "?!", "xyz uvw"])
def test_words_that_are_nowhere_score_nothing(question):
    assert not WordIndex.build(TEXTS).scores(question).any()


def test_long_questions_do_not_score_more_for_being_long():
    index = WordIndex.build(TEXTS)
    assert index.scores("khai sinh xyz uvw rst").max() < index.scores("khai sinh").max()


# Pieces of words


def scores_of(index: PieceIndex, question: str):
    return index.scores(index.vector(question))


@pytest.mark.parametrize(
    ("question", "found"), [("khia sinh cho con", 0), ("kêt hôm", 1), ("can cuocs cong dan", 3)]
)
def test_pieces_survive_slips_of_the_finger(question, found):
    assert best(scores_of(PieceIndex.build(TEXTS), question)) == found


def test_pieces_are_a_cosine_and_do_not_see_marks():
    index = PieceIndex.build(TEXTS)
    assert scores_of(index, "DANG KY KET HON")[1] == pytest.approx(1)
    assert scores_of(index, "zzz").max() == 0


# Dense vectors


def test_dense_scores_stand_in_the_order_of_the_texts():
    vectors = np.eye(4, dtype=np.float32)[[2, 0, 3]]
    index = DenseIndex.build(vectors)
    asked = np.array([0.6, 0, 0.8, 0], dtype=np.float32)
    assert index.scores(asked) == pytest.approx([0.8, 0.6, 0.0])
