import hashlib

import numpy as np
import pytest

from assistant.retrieval.evidence import FEATURES, EvidenceIndex
from assistant.retrieval.index import DenseIndex, PieceIndex, WordIndex, embed_with_cache, terms
from assistant.retrieval.passages import ASKED, FIELD, NAME, Passage, passages_of
from tests.factories import make_procedure, raw_known, raw_paper

TEXTS = [
    "đăng ký khai sinh cho con",
    "đăng ký kết hôn",
    "đổi giấy phép lái xe",
    "cấp lại căn cước công dân",
]


class FakeEmbedder:
    """Unit vectors made of the letters of a text; remembers what it was asked for."""

    name = "fake"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, text: str):
        return self.embed_many([text])[0]

    def embed_many(self, texts):
        self.asked += texts
        counts = [np.bincount([ord(char) % 32 for char in text], minlength=32) for text in texts]
        vectors = np.array(counts, dtype=np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


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


@pytest.mark.parametrize(
    ("question", "found"), [("khia sinh cho con", 0), ("kêt hôm", 1), ("can cuocs cong dan", 3)]
)
def test_pieces_survive_slips_of_the_finger(question, found):
    assert best(PieceIndex.build(TEXTS).scores(question)) == found


def test_pieces_are_a_cosine_and_do_not_see_marks():
    index = PieceIndex.build(TEXTS)
    assert index.scores("DANG KY KET HON")[1] == pytest.approx(1)
    assert index.scores("zzz").max() == 0


# Dense vectors


def test_dense_scores_stand_in_the_order_of_the_texts():
    vectors = np.eye(4, dtype=np.float32)[[2, 0, 3]]
    index = DenseIndex.build(vectors)
    asked = np.array([0.6, 0, 0.8, 0], dtype=np.float32)
    assert index.scores(asked) == pytest.approx([0.8, 0.6, 0.0])


def test_vectors_made_before_are_read_and_only_new_ones_made(tmp_path):
    embedder = FakeEmbedder()
    first = embed_with_cache(["một", "hai"], embedder, tmp_path)
    assert sorted(embedder.asked) == ["hai", "một"]
    again = embed_with_cache(["hai", "ba", "một"], embedder, tmp_path)
    assert embedder.asked[2:] == ["ba"]
    assert (again[[2, 0]] == first).all()
    assert (again[1] == FakeEmbedder().embed("ba")).all()


def test_vectors_of_another_model_are_not_taken(tmp_path):
    embed_with_cache(["một"], FakeEmbedder(), tmp_path)
    other = FakeEmbedder()
    other.name = "other"
    embed_with_cache(["một"], other, tmp_path)
    assert other.asked == ["một"]


def test_vectors_no_longer_needed_are_forgotten(tmp_path):
    embed_with_cache(["một", "hai"], FakeEmbedder(), tmp_path)
    embed_with_cache(["hai", "ba"], FakeEmbedder(), tmp_path)
    [path] = tmp_path.iterdir()
    with np.load(path) as kept:
        keys = set(kept["keys"].tolist())
    assert keys == {hashlib.sha256(text.encode()).hexdigest() for text in ("hai", "ba")}


def test_without_a_folder_nothing_is_kept(tmp_path):
    embedder = FakeEmbedder()
    for _ in range(2):
        assert embed_with_cache(["một"], embedder, None).shape == (1, 32)
    assert embedder.asked == ["một", "một"]


def test_the_same_text_twice_has_the_same_vector(tmp_path):
    first, second = embed_with_cache(["một", "một"], FakeEmbedder(), tmp_path)
    assert (first == second).all()


# Passages, and the evidence over all three


def test_a_procedure_is_found_by_its_names_its_questions_and_its_fields():
    procedure = make_procedure(
        everyday_names=["giấy thử", "xin giấy", "lấy giấy", "tờ giấy"],
        variants=[{"code": "1.000009", "name": "Cấp lại", **raw_known()}],
        papers=[raw_paper(name="Tờ khai")],
    )
    kinds = {passage.text: passage.kind for passage in passages_of([procedure])}
    assert kinds["Cấp giấy thử"] == kinds["giấy thử"] == kinds["Cấp lại"] == NAME
    assert kinds["Xin giấy thử lần 3 thì cần gì?"] == kinds["Giấy thử rách thì sao?"] == ASKED
    assert kinds["Tờ khai"] == kinds["Khai gian thì bị phạt."] == kinds["Ai cũng được."] == FIELD


def test_a_text_stands_once_a_procedure_and_in_each_procedure():
    twice = make_procedure(everyday_names=["Cấp giấy thử", "xin giấy", "lấy giấy", "tờ giấy"])
    passages = passages_of([twice, make_procedure(slug="khac")])
    named = [passage.slug for passage in passages if passage.text == "Cấp giấy thử"]
    assert named == ["cap_giay_thu", "khac"]


PASSAGES = [
    Passage("khai_sinh", NAME, "Đăng ký khai sinh"),
    Passage("khai_sinh", ASKED, "làm giấy khai sinh cho con"),
    Passage("ket_hon", NAME, "Đăng ký kết hôn"),
    Passage("ket_hon", ASKED, "cưới vợ thì làm giấy gì"),
    Passage("none", ASKED, "hôm nay trời có mưa không"),
]


@pytest.fixture(scope="module")
def evidence() -> EvidenceIndex:
    return EvidenceIndex(PASSAGES, FakeEmbedder(), None)


def column(matrix, name):
    return matrix[:, FEATURES.index(name)]


def test_evidence_is_a_row_a_group_and_speaks_for_the_right_one(evidence):
    assert evidence.slugs == ["khai_sinh", "ket_hon", "none"]
    matrix = evidence.find("giấy khai sinh").matrix
    assert matrix.shape == (3, len(FEATURES))
    for name in ("words_best", "words_name", "pieces_top", "pieces_best", "words_lead"):
        assert best(column(matrix, name)) == 0


def test_only_the_first_leads(evidence):
    lead = column(evidence.find("kết hôn").matrix, "pieces_lead")
    assert lead[1] > 0
    assert max(lead[0], lead[2]) < 0


def test_dense_evidence_stands_apart_where_marks_are_missing(evidence):
    marked = evidence.find("đăng ký kết hôn").matrix
    plain = evidence.find("dang ky ket hon").matrix
    assert not column(plain, "dense_best").any()
    assert column(plain, "dense_best_unmarked").all()
    assert column(marked, "dense_best").all()
    assert not column(marked, "dense_best_unmarked").any()


def test_a_passage_hidden_speaks_for_nobody(evidence):
    shown = evidence.find("cưới vợ thì làm giấy gì")
    hidden = evidence.find("cưới vợ thì làm giấy gì", without=3)
    assert shown.dense[3] == pytest.approx(1)
    assert hidden.dense[3] == 0
    for name in ("words_best", "pieces_best"):
        assert column(hidden.matrix, name)[1] < column(shown.matrix, name)[1]


def test_the_nearest_passages_are_the_group_s_own_nearest_first(evidence):
    found = evidence.find("cưới vợ thì làm giấy gì")
    (first, near), (second, far) = evidence.nearest(found, "ket_hon", 5)
    assert (first.text, second.text) == ("cưới vợ thì làm giấy gì", "Đăng ký kết hôn")
    assert near == pytest.approx(1)
    assert far < near
    assert len(evidence.nearest(found, "ket_hon", 1)) == 1
