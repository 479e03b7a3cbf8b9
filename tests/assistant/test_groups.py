"""Counts of a group's terms, and of the same with one passage left out."""

from collections import Counter

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from assistant.retrieval.groups import RARE, SAID_TWICE, SMOOTHING, Centroids, GroupTerms
from assistant.retrieval.index import terms

TEXTS = [
    "làm khai sinh cho con",
    "đăng ký khai sinh",
    "đăng ký kết hôn với vợ",
    "làm kết hôn cho con",
    "cưới vợ",
]
GROUP = np.array([0, 0, 1, 1, 1])
QUESTIONS = ["khai sinh cho con", "con con con kết hôn", "cưới vợ làm gì", "đăng ký xe máy"]


@pytest.fixture(scope="module")
def counted() -> GroupTerms:
    return GroupTerms(TEXTS, GROUP, 2)


def counts_without(left_out: int | None) -> list[Counter[str]]:
    found = [Counter[str](), Counter[str]()]
    for at, (text, group) in enumerate(zip(TEXTS, GROUP)):
        if at != left_out:
            found[group].update(terms(text))
    return found


def known_terms(question: str) -> Counter[str]:
    all_terms = {term for text in TEXTS for term in terms(text)}
    return Counter(term for term in terms(question) if term in all_terms)


def log_likelihoods(question: str, left_out: int | None) -> list[float]:
    """By the book, one term at a time; what is usual is that of the whole index."""
    all_counts = counts_without(None)
    usual = {
        term: sum(group[term] for group in all_counts) + RARE for term in sum(all_counts, Counter())
    }
    whole = sum(usual.values())
    scores = []
    for group in counts_without(left_out):
        score = 0.0
        for term, said in known_terms(question).items():
            share = usual[term] / whole
            likely = (group[term] + SMOOTHING * share) / (sum(group.values()) + SMOOTHING)
            score += min(said, SAID_TWICE) * np.log(likely / share)
        scores.append(score / np.sqrt(len(terms(question))))
    return scores


@pytest.mark.parametrize("left_out", [None, *range(len(TEXTS))])
@pytest.mark.parametrize("question", QUESTIONS)
def test_bayes_is_counted_as_if_the_passage_left_out_had_never_been_said(
    counted, question, left_out
):
    scores = counted.bayes(counted.read(question), left_out)
    assert scores == pytest.approx(log_likelihoods(question, left_out), abs=1e-5)


@pytest.mark.parametrize("left_out", [None, *range(len(TEXTS))])
@pytest.mark.parametrize("question", QUESTIONS)
def test_covered_is_the_share_of_rare_terms_that_the_other_passages_have(
    counted, question, left_out
):
    said_in = Counter(term for text in TEXTS for term in set(terms(text)))
    rarity = {term: np.log((len(TEXTS) + 1) / (said_in[term] + RARE)) for term in terms(question)}
    expected = [
        sum(share for term, share in rarity.items() if group[term]) / sum(rarity.values())
        for group in counts_without(left_out)
    ]
    assert counted.covered(counted.read(question), left_out) == pytest.approx(expected, abs=1e-5)


def test_leaving_out_leaves_the_counts_as_they_were(counted):
    asked = counted.read("cưới vợ")
    before = counted.bayes(asked), counted.covered(asked)
    counted.bayes(asked, 4), counted.covered(asked, 4)
    assert (counted.bayes(asked) == before[0]).all()
    assert (counted.covered(asked) == before[1]).all()


def test_the_group_that_says_it_is_likelier_and_covers_more(counted):
    asked = counted.read("khai sinh")
    assert counted.bayes(asked)[0] > 0 > counted.bayes(asked)[1]
    assert counted.covered(asked)[0] == pytest.approx(1)
    assert counted.covered(asked)[1] == 0


def test_words_that_no_passage_has_are_counted_each_once(counted):
    asked = counted.read("khai sinh xyz xyz")
    assert asked.unknown == len({"xyz", "sinh_xyz", "xyz_xyz"})
    assert asked.size == len(terms("khai sinh xyz xyz"))
    assert len(asked.columns) == len({"khai", "sinh", "khai_sinh"})
    assert counted.covered(asked)[0] < counted.covered(counted.read("khai sinh"))[0]


@pytest.mark.parametrize("text", ["xyz uvw", ""])
def test_what_nobody_knows_speaks_for_no_group(counted, text):
    asked = counted.read(text)
    assert not counted.bayes(asked).any()
    assert not counted.covered(asked).any()


PIECES = csr_matrix(
    np.array([[1, 0, 0], [0.6, 0.8, 0], [0, 1, 0], [0, 0.6, 0.8], [0, 0, 1]], dtype=np.float32)
)
ASKED = csr_matrix(np.array([[0.48, 0.6, 0.64]], dtype=np.float32))


@pytest.mark.parametrize("left_out", range(5))
def test_a_centroid_without_a_passage_is_that_of_an_index_that_never_had_it(left_out):
    rest = [at for at in range(5) if at != left_out]
    hidden = Centroids(PIECES, GROUP, 2).scores(ASKED, left_out)
    assert hidden == pytest.approx(Centroids(PIECES[rest], GROUP[rest], 2).scores(ASKED), abs=1e-6)


def test_a_centroid_is_the_direction_of_the_sum_of_its_passages():
    scores = Centroids(PIECES, GROUP, 2).scores(ASKED)
    for group, score in enumerate(scores):
        total = PIECES.toarray()[group == GROUP].sum(axis=0)
        assert score == pytest.approx(ASKED.toarray()[0] @ total / np.linalg.norm(total), abs=1e-6)


def test_a_group_left_without_passages_is_near_to_nothing():
    alone = Centroids(PIECES[:3], np.array([0, 0, 1]), 2)
    assert alone.scores(ASKED, 2)[1] == pytest.approx(0, abs=1e-6)
