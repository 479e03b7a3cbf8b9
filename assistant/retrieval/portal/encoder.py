"""Vectors of words, learned so that what people say lies near the title meant: no model is run.

The vector of a text is the sum of those of its folded words and pairs of neighbours, each weighed
by how rare it is; so it costs a look-up, and marks don't matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.retrieval.index import terms
from assistant.text.tfidf import OneText

ENCODER = Path(__file__).parents[3] / "nlu_data/portal/encoder.npz"
"""Learned once (`python -m assistant train-portal`) from titles and wording."""
LARGEST = 127


class Encoder:
    def __init__(self, words: Sequence[str], rarity: Any, matrix: Any) -> None:
        """`rarity` has shape (words,), `matrix` (words, dimensions)."""
        self._vectorizer = TfidfVectorizer(
            analyzer=terms, vocabulary=list(words), sublinear_tf=True, dtype=np.float32
        )
        self._vectorizer.idf_ = np.asarray(rarity, dtype=np.float64)
        self._one = OneText(self._vectorizer)
        self.matrix = np.asarray(matrix, dtype=np.float32)

    def vector(self, text: str) -> Any:
        """Of length 1, shape (dimensions,); zeros where no word is known."""
        columns, values = self._one.row(text)
        return unit(values.astype(np.float32) @ self.matrix[columns])

    def vectors(self, texts: Sequence[str]) -> Any:
        """Of length 1 each, shape (texts, dimensions)."""
        return unit(self.counts(texts) @ self.matrix).astype(np.float32)

    def counts(self, texts: Sequence[str]) -> csr_matrix:
        """What of which word each text has, shape (texts, words): times the matrix, its vector."""
        found: csr_matrix = self._vectorizer.transform(texts).tocsr()
        return found

    def save(self, path: Path) -> None:
        """In eighths of a byte's range: rows are rounded to whole numbers of their own scale."""
        scale = np.maximum(np.abs(self.matrix).max(axis=1, keepdims=True), 1e-6) / LARGEST
        np.savez_compressed(
            path,
            words=np.array("\n".join(self._vectorizer.vocabulary)),
            rarity=self._vectorizer.idf_.astype(np.float16),
            scale=scale.astype(np.float16),
            rows=np.round(self.matrix / scale).astype(np.int8),
        )


def load_encoder(path: Path = ENCODER) -> Encoder:
    with np.load(path) as kept:
        matrix = kept["rows"].astype(np.float32) * kept["scale"].astype(np.float32)
        return Encoder(str(kept["words"]).split("\n"), kept["rarity"], matrix)


def unit(vectors: Any) -> Any:
    """Of length 1 each; of shape (dimensions,) or (texts, dimensions)."""
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-6)


def centroids(titles: Any, phrases: Any, owner: Any) -> csr_matrix:
    """What is said of each title: its own words and those of its phrases together. `titles` has
    shape (titles, words), `phrases` (phrases, words); `owner` names the title of each phrase."""
    size = (titles.shape[0], phrases.shape[0])
    belongs = csr_matrix((np.ones(len(owner), np.float32), (owner, np.arange(len(owner)))), size)
    whole: csr_matrix = (TITLE_WEIGHT * titles + belongs @ phrases).tocsr()
    return whole


TITLE_WEIGHT = 1.5
"""Of a title beside one phrase."""
