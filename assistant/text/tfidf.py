"""One text's TF-IDF vector: scikit-learn's own figures without its checks of a whole collection,
which take longer than the counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

_WORDS_REMEMBERED = 4096


class OneText:
    """Wraps a fitted TfidfVectorizer with sublinear counts and vectors of length 1."""

    def __init__(self, vectorizer: Any) -> None:
        self._pieces_of = vectorizer.build_analyzer()
        self._columns: dict[str, int] = vectorizer.vocabulary_
        self._rarity = np.asarray(vectorizer.idf_)
        self._is_by_word = vectorizer.analyzer == "char_wb"
        self._of_word = lru_cache(maxsize=_WORDS_REMEMBERED)(self._of_text)

    def row(self, text: str) -> tuple[Any, Any]:
        """Columns and their values, both of shape (pieces known,)."""
        counted = Counter(self._known(text))
        columns = np.fromiter(counted, dtype=np.int32, count=len(counted))
        counts = np.fromiter(counted.values(), dtype=float, count=len(counted))
        values = (np.log(counts) + 1) * self._rarity[columns]
        return columns, values / max(float(np.sqrt(values @ values)), 1e-12)

    def _known(self, text: str) -> Iterable[int]:
        """Pieces don't reach from one word into the next, and words come again."""
        if not self._is_by_word:
            return self._of_text(text)
        return chain.from_iterable(map(self._of_word, text.split()))

    def _of_text(self, text: str) -> list[int]:
        return [at for at in map(self._columns.get, self._pieces_of(text)) if at is not None]

    def vector(self, text: str) -> csr_matrix:
        """Shape (1, pieces)."""
        columns, values = self.row(text)
        ends = np.array([0, len(columns)], dtype=np.int32)
        return csr_matrix((values, columns, ends), shape=(1, len(self._rarity)))
