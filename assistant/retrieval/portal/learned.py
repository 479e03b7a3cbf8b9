"""What speaks for each record by the learned vectors: of its title, its phrases, and all of them."""

from __future__ import annotations

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
        """Cosines, and how far each is behind the best record; every array has shape (records,)."""
        vector = self._encoder.vector(text)
        of_title = self._whole @ vector
        of_records = of_title[~self._titles.is_edited]
        best = float(of_records.max())
        whole = of_title[self._titles.of_record]
        said = self._titles.best_phrase(self._phrases @ vector)
        name = self._names @ vector
        return {
            "learned": whole,
            "learned_lead": whole - best,
            "learned_log": whole / TEMPERATURE - _log_sum(of_records / TEMPERATURE),
            "learned_said": said,
            "learned_said_lead": said - said.max(),
            "learned_name": name,
            "learned_name_lead": name - name.max(),
            "learned_best": np.full(len(whole), best),
        }

    def lead_of_edited(self, text: str) -> float:
        of_title = self._whole @ self._encoder.vector(text)
        is_edited = self._titles.is_edited
        return float(of_title[is_edited].max() - of_title[~is_edited].max())


def _log_sum(scores: Any) -> float:
    highest = scores.max()
    return float(highest + np.log(np.exp(scores - highest).sum()))
