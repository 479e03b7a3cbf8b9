"""Three indexes over the same passages: dense (FAISS), words (BM25) and pieces of words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import bm25s
import faiss
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.text.fold import fold
from assistant.text.tfidf import OneText

Scores = np.ndarray[Any, np.dtype[np.float32]]
"""One score a passage, shape (passages,)."""

BELOW_ALL = -2.0
_WORD = re.compile(r"\w+")


def terms(text: str) -> list[str]:
    """Folded words and pairs of neighbours: 'sổ đỏ' → so, do, so_do."""
    words = _WORD.findall(fold(text))
    return [*words, *(f"{left}_{right}" for left, right in itertools.pairwise(words))]


@dataclass(frozen=True)
class DenseIndex:
    """Inner products of unit vectors: the cosine, from -1 to 1."""

    index: Any
    size: int

    @classmethod
    def build(cls, vectors: np.ndarray[Any, Any]) -> DenseIndex:
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        return cls(index, len(vectors))

    def scores(self, vector: np.ndarray[Any, Any]) -> Scores:
        # Not `search`: sorting all of them takes ten times as long.
        _, found, order = self.index.range_search(vector.reshape(1, -1), BELOW_ALL)
        scores = np.zeros(self.size, dtype=np.float32)
        scores[order] = found
        return scores


@dataclass(frozen=True)
class WordIndex:
    """BM25 (Robertson and Zaragoza 2009) over folded words and pairs: marks don't matter."""

    vocabulary: Mapping[str, int]
    postings: csr_matrix
    """Shape (terms, passages): what each term adds to the score of each passage."""

    @classmethod
    def build(cls, texts: Sequence[str]) -> WordIndex:
        retriever = bm25s.BM25()
        retriever.index([terms(text) for text in texts], show_progress=False)
        kept = retriever.scores
        size = (len(kept["indptr"]) - 1, len(texts))
        postings = csr_matrix((kept["data"], kept["indices"], kept["indptr"]), shape=size)
        return cls(retriever.vocab_dict, postings)

    def scores(self, text: str) -> Scores:
        return self.scores_of(terms(text))

    def scores_of(self, asked: Sequence[str]) -> Scores:
        """Divided by the number of words asked, so that long and short questions compare."""
        known = [self.vocabulary[term] for term in asked if term in self.vocabulary]
        if not known:
            return np.zeros(self.postings.shape[1], dtype=np.float32)
        each = np.full(len(known), 1 / np.sqrt(len(asked)), dtype=np.float32)
        scores: Scores = self.postings[known].T @ each
        return scores


@dataclass(frozen=True)
class PieceIndex:
    """TF-IDF cosine of folded pieces of words, 2 to 5 letters: survives slips of the finger."""

    asked: OneText
    postings: csr_matrix
    """Shape (pieces, passages): a question touches only the rows of its own pieces."""

    @classmethod
    def build(cls, texts: Sequence[str]) -> PieceIndex:
        vectorizer = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, dtype=np.float32
        )
        postings = vectorizer.fit_transform(map(fold, texts)).T.tocsr()
        return cls(OneText(vectorizer), postings)

    def vector(self, text: str) -> csr_matrix:
        """Shape (1, pieces), length 1."""
        return self.asked.vector(fold(text))

    def scores(self, vector: csr_matrix) -> Scores:
        touched = self.postings[vector.indices]
        scores: Scores = touched.T @ vector.data.astype(np.float32)
        return scores
