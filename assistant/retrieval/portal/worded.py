"""What speaks for each text by its words: looked at in all texts, or closely in a few."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from assistant.retrieval.index import WordIndex

LEAST = 1e-6


class Worded:
    """BM25, and how much of question and text cover each other. There, a word in few texts weighs
    more (inverse document frequency)."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._index = WordIndex.build(texts)
        self._by_text: csr_matrix = self._index.postings.T.tocsr()
        seen = np.bincount(self._by_text.indices, minlength=self._by_text.shape[1])
        self._rarity = np.log((len(texts) + 1) / (seen + 0.5))
        self._rarest = float(np.log((len(texts) + 1) / 0.5))
        number, term, _ = self._terms_of(np.arange(len(texts)))
        weight = np.bincount(number, self._rarity[term], len(texts))
        self._weight = np.maximum(weight, LEAST)

    def scores(self, asked: Sequence[str]) -> Any:
        """BM25 of the terms asked, shape (texts,)."""
        return self._index.scores_of(asked)

    def closely(self, asked: Sequence[str], rows: Any) -> dict[str, Any]:
        """The same of the texts at `rows`, and the shares of rare words: of the question, and of
        each text. Every array has shape (rows,)."""
        columns = [self._index.vocabulary.get(term, -1) for term in asked]
        known = np.array([at for at in columns if at >= 0], dtype=int)
        times = np.bincount(known, minlength=len(self._rarity))
        rarity = np.zeros(len(self._rarity))
        rarity[known] = self._rarity[known]
        unknown = len({term for term, at in zip(asked, columns) if at < 0})
        whole = float(self._rarity[np.unique(known)].sum()) + unknown * self._rarest
        number, terms, adds = self._terms_of(np.asarray(rows))
        words = np.bincount(number, adds * times[terms], len(rows))
        shared = np.bincount(number, rarity[terms], len(rows))
        return {
            "words": words / np.sqrt(max(len(asked), 1)),
            "covers": shared / max(whole, LEAST),
            "covered": shared / self._weight[rows],
        }

    def _terms_of(self, rows: Any) -> tuple[Any, Any, Any]:
        """All terms of the texts at `rows`, one text after the other: the number of its row, which
        term, and what it adds to BM25."""
        begins = self._by_text.indptr[rows]
        lengths = self._by_text.indptr[rows + 1] - begins
        ends = np.cumsum(lengths)
        at = np.arange(lengths.sum()) + np.repeat(begins - ends + lengths, lengths)
        number = np.repeat(np.arange(len(rows)), lengths)
        return number, self._by_text.indices[at], self._by_text.data[at]
