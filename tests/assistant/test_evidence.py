import numpy as np
import pytest

from assistant.retrieval.evidence import FEATURES, EvidenceIndex
from assistant.retrieval.passages import ASKED, FIELD, NAME, Passage, passages_of
from tests.factories import make_procedure, raw_known, raw_paper


def best(scores) -> int:
    return int(np.argmax(scores))


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
    return EvidenceIndex(PASSAGES)


def column(matrix, name):
    return matrix[:, FEATURES.index(name)]


def test_evidence_is_a_row_a_group_and_speaks_for_the_right_one(evidence):
    assert evidence.slugs == ["khai_sinh", "ket_hon", "none"]
    matrix = evidence.find("giấy khai sinh").matrix
    assert matrix.shape == (3, len(FEATURES))
    for name in (
        "words_best",
        "words_name",
        "pieces_top",
        "pieces_best",
        "words_lead",
        "bayes",
        "centroid",
    ):
        assert best(column(matrix, name)) == 0


def test_only_the_first_leads(evidence):
    lead = column(evidence.find("kết hôn").matrix, "pieces_lead")
    assert lead[1] > 0
    assert max(lead[0], lead[2]) < 0


def test_a_passage_hidden_speaks_for_nobody(evidence):
    shown = evidence.find("cưới vợ thì làm giấy gì")
    hidden = evidence.find("cưới vợ thì làm giấy gì", without=3)
    assert shown.near[3] == pytest.approx(1)
    assert hidden.near[3] == 0
    for name in ("words_best", "pieces_best", "bayes", "centroid", "covered"):
        assert column(hidden.matrix, name)[1] < column(shown.matrix, name)[1]


def test_a_passage_hidden_is_counted_out_exactly(evidence):
    """As if the passage had never been there: the group has its other one alone."""
    asked = "cưới vợ thì làm giấy gì"
    hidden = evidence.find(asked, without=3).matrix
    assert column(hidden, "covered")[1] == 0
    assert column(hidden, "words_best")[1] == 0


def test_words_nobody_knows_are_counted(evidence):
    assert column(evidence.find("giấy khai sinh").matrix, "unknown").max() < 0.5
    assert column(evidence.find("xyz uvw").matrix, "unknown").min() == 1


def test_the_nearest_passages_are_the_group_s_own_nearest_first(evidence):
    found = evidence.find("cưới vợ thì làm giấy gì")
    (first, near), (second, far) = evidence.nearest(found, "ket_hon", 5)
    assert (first.text, second.text) == ("cưới vợ thì làm giấy gì", "Đăng ký kết hôn")
    assert near == pytest.approx(1)
    assert far < near
    assert len(evidence.nearest(found, "ket_hon", 1)) == 1
