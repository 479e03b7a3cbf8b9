"""What speaks for each text by its words: looked at in all texts, or closely in a few."""

from __future__ import annotations

from collections import Counter
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
        counted = Counter(asked)
        known = [term for term in counted if term in self._index.vocabulary]
        columns = [self._index.vocabulary[term] for term in known]
        times = np.array([0, *(counted[term] for term in known)], np.float32)
        rarity = np.array([0, *self._rarity[columns]], np.float32)
        # Which of these each term is, the first for none: a table small enough to stay at hand.
        which = np.zeros(len(self._rarity), np.uint16)
        which[columns] = np.arange(1, len(known) + 1)
        number, terms, adds = self._terms_of(np.asarray(rows))
        met = which[terms]
        words = np.bincount(number, adds * times[met], len(rows))
        shared = np.bincount(number, rarity[met], len(rows))
        whole = float(rarity.sum()) + (len(counted) - len(known)) * self._rarest
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
