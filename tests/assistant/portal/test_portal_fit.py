"""Weights fitted to examples in which several rows may be right."""

import numpy as np
import pytest

from assistant.retrieval.ranker import Ranker
from assistant.training.portal.fit import fit_ranker

ROWS, FEATURES = 6, 3


def example(random, right: int):
    """The first column marks what is right, for which the second row may stand as well; the last
    row is none, which the third column tells."""
    matrix = random.normal(scale=0.1, size=(ROWS, FEATURES))
    matrix[-1] = 0
    matrix[:, 2] = right == ROWS - 1
    if right < ROWS - 1:
        matrix[right, 0] += 2
    marks = np.arange(ROWS) == right
    return matrix, marks


@pytest.fixture(scope="module")
def examples():
    random = np.random.default_rng(3)
    return [example(random, at % ROWS) for at in range(240)]


@pytest.fixture(scope="module")
def ranker(examples) -> Ranker:
    matrices, marks = zip(*examples[:180])
    return fit_ranker(matrices, marks, [1.0] * 180, 1e-4)


def test_what_was_not_seen_is_ranked_right_and_none_known(ranker, examples):
    found = [int(ranker.probabilities(matrix).argmax()) for matrix, _ in examples[180:]]
    assert found == [int(marks.argmax()) for _, marks in examples[180:]]


def test_rows_alike_that_are_both_right_share_the_probability():
    random = np.random.default_rng(4)
    twins = []
    for at in range(120):
        matrix, marks = example(random, at % (ROWS - 1))
        twin = (at + 1) % (ROWS - 1)
        matrix[twin] = matrix[at % (ROWS - 1)]
        twins.append((matrix, marks | (np.arange(ROWS) == twin)))
    matrices, marks = zip(*twins)
    shares = fit_ranker(matrices, marks, [1.0] * 120, 1e-4).probabilities(matrices[0])
    assert shares[0] == pytest.approx(shares[1])
    assert shares[0] + shares[1] > 0.9
