"""What speaks for each record by learned vectors: of title and phrases together, of its name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from assistant.retrieval.index import DenseIndex
from assistant.retrieval.portal.encoder import Encoder, centroids, unit
from assistant.retrieval.portal.titles import Titles

TEMPERATURE = 0.07
"""As the encoder was fitted."""
REMEMBERED = 8
"""Whether a record may be meant is asked right before which one is."""


class Learned:
    def __init__(self, titles: Titles, encoder: Encoder) -> None:
        self._titles, self._encoder = titles, encoder
        phrases = encoder.counts(titles.phrases)
        whole = centroids(encoder.counts(titles.one_name_each), phrases, titles.of_phrase)
        self._whole = DenseIndex.build(unit(whole @ encoder.matrix).astype(np.float32))
        self._of_title = lru_cache(maxsize=REMEMBERED)(self._cosines)
        self._names = encoder.vectors(titles.names)

    def vector(self, text: str) -> Any:
        return self._encoder.vector(text)

    def evidence(self, text: str) -> dict[str, Any]:
        """Of title and phrases together: the cosine, how far it is behind the best record's, the
        logarithm of its share; every array has shape (records,)."""
        of_title = self._of_title(text)
        of_records = of_title[~self._titles.is_edited]
        best = float(of_records.max())
        whole = of_title[self._titles.of_record]
        return {
            "learned": whole,
            "learned_lead": whole - best,
            "learned_log": whole / TEMPERATURE - _log_sum(of_records / TEMPERATURE),
            "learned_best": np.full(len(whole), best),
        }

    def _cosines(self, text: str) -> Any:
        """Of title and phrases together, shape (titles,)."""
        return self._whole.scores(self._encoder.vector(text))

    def closely(self, vector: Any, chosen: Sequence[int]) -> dict[str, Any]:
        """Of the names of those chosen, and how far each is behind the best of them; both of shape
        (chosen,)."""
        name = self._names[chosen] @ vector
        return {"learned_name": name, "learned_name_lead": name - name.max()}

    def lead_of_edited(self, text: str) -> float:
        of_title = self._of_title(text)
        is_edited = self._titles.is_edited
        return float(of_title[is_edited].max() - of_title[~is_edited].max())


def _log_sum(scores: Any) -> float:
    highest = scores.max()
    return float(highest + np.log(np.exp(scores - highest).sum()))
