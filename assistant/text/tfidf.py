"""One text's TF-IDF vector: scikit-learn's own figures without its checks of a whole collection,
which take longer than the counting."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix


class OneText:
    """Wraps a fitted TfidfVectorizer with sublinear counts and vectors of length 1."""

    def __init__(self, vectorizer: Any) -> None:
        self._pieces_of = vectorizer.build_analyzer()
        self._columns: dict[str, int] = vectorizer.vocabulary_
        self._rarity = np.asarray(vectorizer.idf_)

    def row(self, text: str) -> tuple[Any, Any]:
        """Columns and their values, both of shape (pieces known,); the columns ascend."""
        found = [at for at in map(self._columns.get, self._pieces_of(text)) if at is not None]
        columns, counts = np.unique(np.array(found, dtype=np.int32), return_counts=True)
        values = (np.log(counts) + 1) * self._rarity[columns]
        return columns, values / max(float(np.sqrt(values @ values)), 1e-12)

    def vector(self, text: str) -> csr_matrix:
        """Shape (1, pieces)."""
        columns, values = self.row(text)
        ends = np.array([0, len(columns)], dtype=np.int32)
        return csr_matrix((values, columns, ends), shape=(1, len(self._rarity)))
