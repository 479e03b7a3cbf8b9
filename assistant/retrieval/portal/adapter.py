"""A linear map over the frozen embedding that draws what people say towards the title meant."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ADAPTER = Path(__file__).parents[3] / "nlu_data/portal/adapter.npz"
"""Learned once (`python -m assistant train-portal`) from the wording."""


@dataclass(frozen=True)
class Adapter:
    """Phrases and questions go through the same matrix, of shape (dimensions, dimensions)."""

    matrix: Any
    embedder: str
    """Name of the embedding model whose vectors it maps: the one that questions go through."""

    def apply(self, vectors: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """Unit vectors again; of shape (dimensions,) or (texts, dimensions)."""
        mapped = vectors @ self.matrix.T
        length: np.ndarray[Any, Any] = np.linalg.norm(mapped, axis=-1, keepdims=True)
        unit: np.ndarray[Any, Any] = (mapped / np.maximum(length, 1e-6)).astype(np.float32)
        return unit

    def save(self, path: Path) -> None:
        np.savez_compressed(path, matrix=self.matrix.astype(np.float16), embedder=self.embedder)


def load_adapter(path: Path = ADAPTER) -> Adapter:
    with np.load(path) as kept:
        return Adapter(kept["matrix"].astype(np.float32), str(kept["embedder"]))
