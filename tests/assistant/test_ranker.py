import numpy as np
import pytest

from assistant.retrieval.evidence import FEATURES
from assistant.retrieval.ranker import Ranker, load_ranker, save_ranker
from assistant.training.ranker import train_ranker

GROUPS, NONE = 4, 3
TELLING = FEATURES.index("words_best")


def toy(size: int, seed: int):
    """Evidence where one feature tells the right row; where nothing stands out, none is right."""
    chance = np.random.default_rng(seed)
    evidence, right = [], []
    for at in range(size):
        matrix = chance.normal(0, 0.1, (GROUPS, len(FEATURES)))
        row = at % GROUPS
        matrix[row, TELLING] += 1.0
        evidence.append(matrix)
        right.append(row)
    return evidence, right


def trained(size: int, seed: int) -> Ranker:
    evidence, right = toy(size, seed)
    return train_ranker(evidence, right, [1.0] * len(right))


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    return trained(80, seed=1)


def test_a_separable_problem_is_learned(ranker):
    evidence, right = toy(40, seed=2)
    found = [int(np.argmax(ranker.probabilities(matrix))) for matrix in evidence]
    assert found == right


def test_probabilities_are_shares_of_all_groups(ranker):
    for matrix in toy(10, seed=3)[0]:
        shares = ranker.probabilities(matrix)
        assert shares.shape == (GROUPS,)
        assert shares.sum() == pytest.approx(1)
        assert (shares > 0).all()


def test_huge_evidence_does_not_overflow(ranker):
    shares = ranker.probabilities(np.full((GROUPS, len(FEATURES)), 1e6))
    assert np.isfinite(shares).all()


def test_procedures_are_treated_alike_whatever_their_row(ranker):
    """The weights are shared: a new procedure needs no training."""
    [matrix] = toy(1, seed=4)[0]
    swapped = matrix[[1, 0, 2, 3]]
    shares, other = ranker.probabilities(matrix), ranker.probabilities(swapped)
    assert other == pytest.approx(shares[[1, 0, 2, 3]])
    more = np.vstack([matrix[:3], matrix[:1], matrix[3:]])
    assert ranker.probabilities(more).shape == (GROUPS + 1,)


def test_none_has_a_constant_of_its_own():
    """Where no evidence tells, the shares of the examples do."""
    blank = [np.zeros((GROUPS, len(FEATURES))) for _ in range(10)]
    mostly_none = train_ranker(blank, [NONE] * 9 + [0], [1.0] * 10)
    assert mostly_none.probabilities(blank[0])[NONE] > 0.6
    never_none = train_ranker(blank, [0, 1, 2] * 3 + [0], [1.0] * 10)
    assert never_none.probabilities(blank[0])[NONE] < 0.1


def test_the_weight_of_an_example_counts():
    blank = [np.zeros((GROUPS, len(FEATURES))) for _ in range(2)]
    towards_none = train_ranker(blank, [NONE, 0], [9.0, 1.0]).probabilities(blank[0])
    towards_some = train_ranker(blank, [NONE, 0], [1.0, 9.0]).probabilities(blank[0])
    assert towards_none[NONE] > 0.6
    assert towards_some[NONE] < 0.3


def test_training_leaves_the_evidence_as_it_was():
    evidence, right = toy(8, seed=5)
    before = [matrix.copy() for matrix in evidence]
    train_ranker(evidence, right, [1.0] * 8)
    assert all((old == new).all() for old, new in zip(before, evidence))


def test_the_same_examples_give_the_same_ranker():
    [matrix] = toy(1, seed=9)[0]
    one, two = trained(16, seed=8), trained(16, seed=8)
    assert (one.probabilities(matrix) == two.probabilities(matrix)).all()


def test_what_is_loaded_is_what_was_saved(ranker, tmp_path):
    save_ranker(ranker, FEATURES, tmp_path / "ranker.json")
    loaded = load_ranker(FEATURES, tmp_path / "ranker.json")
    for matrix in toy(5, seed=6)[0]:
        before = ranker.probabilities(matrix)
        assert loaded.probabilities(matrix) == pytest.approx(before, abs=1e-4)


@pytest.mark.parametrize("features", [FEATURES[:-1], FEATURES[::-1], (*FEATURES, "more"), ()])
def test_a_ranker_of_other_features_is_refused_by_name(ranker, tmp_path, features):
    path = tmp_path / "ranker.json"
    save_ranker(ranker, features, path)
    with pytest.raises(ValueError, match=r"ranker\.json was trained for other features"):
        load_ranker(FEATURES, path)
