"""Three indexes over the same passages: dense (FAISS), words (BM25) and pieces of words."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bm25s
import faiss
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from assistant.retrieval.embed import Embedder
from assistant.text.fold import fold

Scores = np.ndarray[Any, np.dtype[np.float32]]
"""One score a passage, shape (passages,)."""

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
        found, order = self.index.search(vector.reshape(1, -1), self.size)
        scores = np.zeros(self.size, dtype=np.float32)
        scores[order[0]] = found[0]
        return scores


@dataclass(frozen=True)
class WordIndex:
    """BM25 (Robertson and Zaragoza 2009) over folded words and pairs: marks don't matter."""

    retriever: Any
    size: int

    @classmethod
    def build(cls, texts: Sequence[str]) -> WordIndex:
        retriever = bm25s.BM25()
        retriever.index([terms(text) for text in texts], show_progress=False)
        return cls(retriever, len(texts))

    def scores(self, text: str) -> Scores:
        """Divided by the number of words asked, so that long and short questions compare."""
        asked = terms(text)
        known = [term for term in asked if term in self.retriever.vocab_dict]
        if not known:
            return np.zeros(self.size, dtype=np.float32)
        scores = self.retriever.get_scores(known) / np.sqrt(len(asked))
        return np.asarray(scores, dtype=np.float32)


@dataclass(frozen=True)
class PieceIndex:
    """TF-IDF cosine of folded pieces of words, 2 to 5 letters: survives slips of the finger."""

    vectorizer: Any
    matrix: csr_matrix

    @classmethod
    def build(cls, texts: Sequence[str]) -> PieceIndex:
        vectorizer = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, dtype=np.float32
        )
        return cls(vectorizer, vectorizer.fit_transform([fold(text) for text in texts]))

    def scores(self, text: str) -> Scores:
        asked = self.vectorizer.transform([fold(text)])
        scores: Scores = (self.matrix @ asked.T).toarray()[:, 0]
        return scores


def embed_with_cache(
    texts: Sequence[str], embedder: Embedder, folder: Path | None
) -> np.ndarray[Any, Any]:
    """Vectors of shape (texts, dimensions); those made before are read from `folder`."""
    if folder is None:
        return embedder.embed_many(texts)
    path = folder / f"{hashlib.sha256(embedder.name.encode()).hexdigest()[:12]}.npz"
    known = _read_cache(path)
    keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    new = sorted({key: text for key, text in zip(keys, texts) if key not in known}.items())
    if new:
        known.update(zip((key for key, _ in new), embedder.embed_many([text for _, text in new])))
        _write_cache(path, {key: known[key] for key in set(keys)})
    return np.stack([known[key] for key in keys])


def _read_cache(path: Path) -> dict[str, np.ndarray[Any, Any]]:
    if not path.exists():
        return {}
    with np.load(path) as kept:
        return dict(zip(kept["keys"].tolist(), kept["vectors"]))


def _write_cache(path: Path, known: dict[str, np.ndarray[Any, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part.npz")
    np.savez(partial, keys=np.array(list(known)), vectors=np.stack(list(known.values())))
    partial.replace(path)
