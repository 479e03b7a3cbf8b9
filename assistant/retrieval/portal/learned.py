"""What speaks for each record by learned vectors: of its title, its phrases, and all together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from assistant.retrieval.portal.encoder import Encoder, centroids, unit
from assistant.retrieval.portal.titles import Titles

TEMPERATURE = 0.07
"""As the encoder was fitted."""


class Learned:
    def __init__(self, titles: Titles, encoder: Encoder) -> None:
        self._titles, self._encoder = titles, encoder
        phrases = encoder.counts(titles.phrases)
        whole = centroids(encoder.counts(titles.one_name_each), phrases, titles.of_phrase)
        self._whole = unit(whole @ encoder.matrix)
        self._phrases = unit(phrases @ encoder.matrix)
        self._names = unit(encoder.counts(titles.names) @ encoder.matrix)

    def evidence(self, text: str) -> dict[str, Any]:
        """Of title and phrases together: the cosine, how far it is behind the best record's, the
        logarithm of its share; every array has shape (records,)."""
        of_title = self._whole @ self._encoder.vector(text)
        of_records = of_title[~self._titles.is_edited]
        best = float(of_records.max())
        whole = of_title[self._titles.of_record]
        return {
            "learned": whole,
            "learned_lead": whole - best,
            "learned_log": whole / TEMPERATURE - _log_sum(of_records / TEMPERATURE),
            "learned_best": np.full(len(whole), best),
        }

    def closely(self, text: str, chosen: Sequence[int]) -> dict[str, Any]:
        """Of the best phrase and of the name of those chosen, and how far each is behind the best
        of them; every array has shape (chosen,)."""
        vector = self._encoder.vector(text)
        said = np.array([self._best_phrase(vector, at) for at in chosen])
        name = self._names[chosen] @ vector
        return {
            "learned_said": said,
            "learned_said_lead": said - said.max(),
            "learned_name": name,
            "learned_name_lead": name - name.max(),
        }

    def _best_phrase(self, vector: Any, record: int) -> float:
        phrases = self._phrases[self._titles.phrases_of(record)]
        return float((phrases @ vector).max()) if len(phrases) else 0.0

    def lead_of_edited(self, text: str) -> float:
        of_title = self._whole @ self._encoder.vector(text)
        is_edited = self._titles.is_edited
        return float(of_title[is_edited].max() - of_title[~is_edited].max())


def _log_sum(scores: Any) -> float:
    highest = scores.max()
    return float(highest + np.log(np.exp(scores - highest).sum()))
