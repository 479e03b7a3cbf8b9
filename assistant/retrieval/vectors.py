"""Vectors of passages, kept in a file between starts: embedding thousands takes minutes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.retrieval.embed import Embedder


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
        _write_cache(path, known)
    return np.stack([known[key] for key in keys])


def _read_cache(path: Path) -> dict[str, np.ndarray[Any, Any]]:
    if not path.exists():
        return {}
    with np.load(path) as kept:
        return dict(zip(kept["keys"].tolist(), kept["vectors"].astype(np.float32)))


def _write_cache(path: Path, known: dict[str, np.ndarray[Any, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part.npz")
    vectors = np.stack(list(known.values())).astype(np.float16)
    np.savez(partial, keys=np.array(list(known)), vectors=vectors)
    partial.replace(path)
