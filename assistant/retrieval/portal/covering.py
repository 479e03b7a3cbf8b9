"""How much of what was asked a text has words for, and how much of the text was asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer

from assistant.retrieval.index import terms


class Covering:
    """Shares of rare words: a word in few texts weighs more (inverse document frequency)."""

    def __init__(self, texts: Sequence[str]) -> None:
        vectorizer = CountVectorizer(analyzer=terms, binary=True, dtype=np.float32)
        has = vectorizer.fit_transform(texts)
        self._known = vectorizer.vocabulary_
        seen = np.asarray(has.sum(axis=0))[0]
        self._rarity = np.log((len(texts) + 1) / (seen + 0.5)).astype(np.float32)
        self._rarest = float(np.log((len(texts) + 1) / 0.5))
        self._texts: csr_matrix = has.tocsr()
        self._weight = np.maximum(has @ self._rarity, 1e-6)

    def shares(self, text: str, rows: Any) -> tuple[Any, Any]:
        """Of the question, and of each of the texts at `rows`; both of shape (rows,), 0 to 1."""
        asked = set(terms(text))
        known = [self._known[term] for term in asked if term in self._known]
        rarity = np.zeros_like(self._rarity)
        rarity[known] = self._rarity[known]
        shared = self._texts[rows] @ rarity
        whole = float(rarity.sum()) + (len(asked) - len(known)) * self._rarest
        return shared / max(whole, 1e-6), shared / self._weight[rows]
