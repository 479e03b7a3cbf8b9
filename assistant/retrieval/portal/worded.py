"""What speaks for each text by its words: looked at in all texts, or closely in a few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from assistant.retrieval.index import WordIndex, terms
from assistant.retrieval.portal.covering import Covering


class Worded:
    def __init__(self, texts: Sequence[str]) -> None:
        self._words = WordIndex.build(texts)
        self._by_text: csr_matrix = self._words.postings.T.tocsr()
        self._covering = Covering(texts)

    def scores(self, text: str) -> Any:
        """BM25, shape (texts,)."""
        return self._words.scores(text)

    def closely(self, text: str, rows: Any) -> dict[str, Any]:
        """The same of the texts at `rows`, and the shares of rare words: of the question, and of
        each text. Every array has shape (rows,)."""
        asked = terms(text)
        wanted = np.zeros(self._by_text.shape[1], dtype=np.float32)
        known = self._words.vocabulary
        for term in asked:
            if term in known:
                wanted[known[term]] += 1
        words = self._by_text[rows] @ wanted / np.sqrt(max(len(asked), 1))
        covers, covered = self._covering.shares(text, rows)
        return {"words": words, "covers": covers, "covered": covered}
