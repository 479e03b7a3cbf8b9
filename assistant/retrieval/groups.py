"""What all passages of one group say together: naive Bayes, nearest centroid, words covered.

All three are counted, not trained: a procedure added to the base has them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

from assistant.retrieval.index import terms

Scores = np.ndarray[Any, np.dtype[np.float64]]
"""One score a group, shape (groups,)."""

SMOOTHING = 400.0
"""Terms of the whole index added to each group: Dirichlet smoothing (Zhai and Lafferty 2004)."""
SAID_TWICE = 2
"""A term repeated in a question counts at most so often."""
RARE = 0.5


@dataclass(frozen=True)
class Asked:
    """A question's terms: columns known to the index, how often, and the share not known."""

    columns: Any
    counts: Any
    size: int
    unknown: int


class GroupTerms:
    """Counts of terms a group, shape (terms, groups), and of each passage (to leave one out)."""

    def __init__(self, texts: Sequence[str], group: Any, groups: int) -> None:
        self._vectorizer = CountVectorizer(analyzer=terms, dtype=np.float32)
        self._passages = self._vectorizer.fit_transform(texts).tocsr()
        self._group = group
        belongs = csr_matrix(
            (np.ones(len(group), dtype=np.float32), (group, np.arange(len(group))))
        )
        counts = np.asarray((belongs @ self._passages).todense(), dtype=np.float32)
        self._counts = np.ascontiguousarray(counts.T)
        self._totals = counts.sum(axis=1)
        background = self._counts.sum(axis=1) + RARE
        self._background = background / background.sum()
        seen = np.asarray((self._passages > 0).sum(axis=0))[0]
        self._rarity = np.log((len(texts) + 1) / (seen + RARE))
        self._rarest = float(np.log((len(texts) + 1) / RARE))

    def read(self, text: str) -> Asked:
        said = terms(text)
        known = self._vectorizer.vocabulary_
        counted: dict[int, int] = {}
        for term in said:
            at = known.get(term)
            if at is not None:
                counted[at] = counted.get(at, 0) + 1
        unknown = len({term for term in said if term not in known})
        counts = np.minimum(list(counted.values()), SAID_TWICE)
        return Asked(np.array(list(counted), dtype=int), counts, max(1, len(said)), unknown)

    def bayes(self, asked: Asked, without: int | None = None) -> Scores:
        """Log likelihood of the terms under each group against that under the whole index."""
        if not len(asked.columns):
            return np.zeros(len(self._totals))
        counts, totals = self._left_out(asked, without)
        usual = self._background[asked.columns][:, None]
        likely = (counts + SMOOTHING * usual) / (totals + SMOOTHING)
        scores: Scores = asked.counts @ np.log(likely / usual) / np.sqrt(asked.size)
        return scores

    def covered(self, asked: Asked, without: int | None = None) -> Scores:
        """The share of the question, rare terms weighing more, that a group has words for."""
        if not len(asked.columns):
            return np.zeros(len(self._totals))
        counts, _ = self._left_out(asked, without)
        rarity = self._rarity[asked.columns]
        whole = rarity.sum() + asked.unknown * self._rarest
        scores: Scores = rarity @ (counts > 0) / max(whole, RARE)
        return scores

    def _left_out(self, asked: Asked, without: int | None) -> tuple[Any, Any]:
        counts, totals = self._counts[asked.columns], self._totals
        if without is None:
            return counts, totals
        own = self._passages[without]
        counts, totals = counts.copy(), totals.copy()
        counts[:, self._group[without]] -= own[:, asked.columns].toarray()[0]
        totals[self._group[without]] -= own.sum()
        return counts, totals


class Centroids:
    """The mean direction of a group's passages in the space of pieces of words."""

    def __init__(self, passages: csr_matrix, group: Any, groups: int) -> None:
        """`passages` has shape (passages, pieces)."""
        self._passages = passages
        self._group = group
        belongs = csr_matrix(
            (np.ones(len(group), dtype=np.float32), (group, np.arange(len(group))))
        )
        sums = np.asarray((belongs @ passages).todense(), dtype=np.float32)
        self._sums = np.ascontiguousarray(sums.T)
        self._lengths = np.linalg.norm(sums, axis=1)

    def scores(self, vector: csr_matrix, without: int | None = None) -> Scores:
        """Cosines of a question's vector of shape (1, pieces) with each group's centroid."""
        found = np.asarray(vector @ self._sums, dtype=float)[0]
        lengths = self._lengths
        if without is not None:
            at, own = self._group[without], self._passages[without]
            found = found.copy()
            lengths = lengths.copy()
            found[at] -= (vector @ own.T).toarray()[0, 0]
            rest = self._sums[:, at] - own.toarray()[0]
            lengths[at] = np.linalg.norm(rest)
        cosines: Scores = found / np.maximum(lengths, 1e-6)
        return cosines
