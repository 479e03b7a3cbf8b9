"""What is wanted: logistic regression over folded words and pieces of words.

Folded features do not change when marks are missing. A dense vector of the sentence may stand
beside them, where the pipeline makes one: it is worth a point on known phrasings and costs most of
a turn's time (ADR 0013).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from assistant.text.fold import fold
from assistant.text.normalise import normalise
from assistant.text.tfidf import OneText

WORDS_FILE, WEIGHTS_FILE = "words.json", "weights.npz"

_SHAPES: tuple[dict[str, Any], ...] = (
    {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"\w+"},
    {"analyzer": "char_wb", "ngram_range": (2, 5)},
)


class IntentModel:
    """`weights` has shape (intents, features), `bias` (intents,); features are those of each
    vectorizer in turn, then the dense ones."""

    def __init__(
        self,
        intents: list[str],
        vectorizers: list[Any],
        weights: Any,
        bias: Any,
        dense_weight: float,
    ) -> None:
        self.intents = intents
        self.vectorizers = vectorizers
        self._by_feature = np.ascontiguousarray(weights.T)
        self.weights = self._by_feature.T
        self.bias = bias
        self.dense_weight = dense_weight
        self._asked = [OneText(vectorizer) for vectorizer in vectorizers]

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        dense: Any,
        intents: Sequence[str],
        *,
        dense_weight: float,
        inverse_penalty: float,
    ) -> IntentModel:
        """`dense` has shape (texts, dimensions) or is None; `inverse_penalty` is scikit-learn's
        C."""
        folded = [fold(normalise(text)) for text in texts]
        vectorizers = [_vectorizer(shape).fit(folded) for shape in _SHAPES]
        features = _features(vectorizers, folded, dense, dense_weight)
        trained = LogisticRegression(C=inverse_penalty, max_iter=300, class_weight="balanced")
        trained.fit(features, list(intents))
        return cls(
            list(trained.classes_), vectorizers, trained.coef_, trained.intercept_, dense_weight
        )

    def probabilities(self, text: str, dense: Any) -> Any:
        """Shape (intents,), summing to 1; `dense` has shape (dimensions,) or is None."""
        scores = self.bias + self._said(fold(normalise(text)))
        if dense is not None:
            scores = scores + self.dense_weight * (dense @ self._by_feature[-len(dense) :])
        shifted = np.exp(scores - scores.max())
        return shifted / shifted.sum()

    def _said(self, folded: str) -> Any:
        start, scores = 0, np.zeros(len(self.intents))
        for vectorizer, asked in zip(self.vectorizers, self._asked):
            columns, values = asked.row(folded)
            scores = scores + values @ self._by_feature[start + columns]
            start += len(vectorizer.vocabulary_)
        return scores

    def save(self, folder: Path) -> None:
        """JSON and plain arrays: nothing that runs code when it is read."""
        words = {
            "intents": self.intents,
            "dense_weight": self.dense_weight,
            "vocabularies": [
                {term: int(at) for term, at in vectorizer.vocabulary_.items()}
                for vectorizer in self.vectorizers
            ],
        }
        (folder / WORDS_FILE).write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
        idf = {f"idf{at}": vectorizer.idf_ for at, vectorizer in enumerate(self.vectorizers)}
        weights = self.weights.astype(np.float32)
        np.savez_compressed(folder / WEIGHTS_FILE, weights=weights, bias=self.bias, **idf)

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        words = json.loads((folder / WORDS_FILE).read_text(encoding="utf-8"))
        with np.load(folder / WEIGHTS_FILE, allow_pickle=False) as kept:
            arrays = dict(kept)
        vectorizers = []
        for at, vocabulary in enumerate(words["vocabularies"]):
            vectorizer = _vectorizer({**_SHAPES[at], "vocabulary": vocabulary})
            vectorizer.idf_ = arrays[f"idf{at}"]
            vectorizers.append(vectorizer)
        given = arrays["weights"], arrays["bias"], words["dense_weight"]
        return cls(words["intents"], vectorizers, *given)


def _vectorizer(shape: dict[str, Any]) -> Any:
    return TfidfVectorizer(**shape, sublinear_tf=True)


def _features(vectorizers: list[Any], folded: Sequence[str], dense: Any, weight: float) -> Any:
    sparse = [vectorizer.transform(folded) for vectorizer in vectorizers]
    if dense is None:
        return hstack(sparse).tocsr()
    return hstack([*sparse, csr_matrix(np.asarray(dense) * weight)]).tocsr()
