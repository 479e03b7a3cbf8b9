"""What speaks for each record through the phrases people use for its title."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from assistant.retrieval.index import DenseIndex, PieceIndex, WordIndex
from assistant.retrieval.portal.adapter import Adapter
from assistant.retrieval.portal.covering import Covering
from assistant.retrieval.portal.titles import Titles


class Evidence(NamedTuple):
    """The best phrase of each record's title; every array has shape (records,)."""

    words: Any
    pieces: Any
    meaning: Any
    adapted: Any
    covers: Any
    covered: Any


class Said:
    def __init__(self, titles: Titles, vectors: Any, adapter: Adapter) -> None:
        """`vectors` of the phrases have shape (phrases, dimensions)."""
        self._titles = titles
        owners, self._starts = np.unique(titles.of_phrase, return_index=True)
        self._owners = owners
        self._words = WordIndex.build(titles.phrases)
        self._pieces = PieceIndex.build(titles.phrases)
        self._covering = Covering(titles.phrases)
        self._dense = DenseIndex.build(vectors)
        self._adapted = DenseIndex.build(adapter.apply(vectors))

    def evidence(self, text: str, vector: Any, mapped: Any, without: int | None) -> Evidence:
        """`vector` is the question's, `mapped` the same adapted; `without` hides one phrase."""
        every = (
            self._words.scores(text),
            self._pieces.scores(self._pieces.vector(text)),
            self._dense.scores(vector),
            self._adapted.scores(mapped),
            *self._covering.shares(text),
        )
        if without is not None:
            for scores in every:
                scores[without] = 0.0
        return Evidence(*map(self._of_records, every))

    def quick(self, text: str) -> tuple[Any, Any]:
        """Words and pieces alone, as in `evidence`."""
        pieces = self._pieces.scores(self._pieces.vector(text))
        return self._of_records(self._words.scores(text)), self._of_records(pieces)

    def _of_records(self, scores: Any) -> Any:
        best = np.zeros(self._titles.size)
        best[self._owners] = np.maximum.reduceat(scores, self._starts)
        return best[self._titles.of_record]
