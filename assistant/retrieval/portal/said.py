"""What speaks for a few records through the best of the phrases people use for their titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from assistant.retrieval.portal.encoder import Encoder
from assistant.retrieval.portal.titles import Titles
from assistant.retrieval.portal.worded import Worded


class Said:
    def __init__(self, titles: Titles, encoder: Encoder) -> None:
        self._titles = titles
        self._worded = Worded(titles.phrases)
        self._vectors = encoder.vectors(titles.phrases)

    def closely(self, asked: Sequence[str], vector: Any, chosen: Sequence[int]) -> dict[str, Any]:
        """`asked` are the terms of the question, `vector` is its learned one. Every array has shape
        (chosen,); zero for a record without phrases."""
        rows, starts, has_any = self._titles.phrases_of(chosen)
        found = {
            **self._worded.closely(asked, rows),
            "learned": self._vectors[rows] @ vector,
        }
        best = {kind: _best(scores, starts, has_any) for kind, scores in found.items()}
        return {
            **best,
            "words_lead": best["words"] - best["words"].max(),
            "learned_lead": best["learned"] - best["learned"].max(),
        }


def _best(scores: Any, starts: Any, has_any: Any) -> Any:
    best = np.zeros(len(has_any))
    if len(scores):
        best[has_any] = np.maximum.reduceat(scores, starts)
    return best
