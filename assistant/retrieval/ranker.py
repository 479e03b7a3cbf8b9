"""From evidence to probabilities, learned: a choice among the groups with the outcome "none".

A conditional logit (McFadden 1974, "Conditional logit analysis of qualitative choice behavior")
whose utility is a small network instead of a sum. All procedures share its weights, so a new one
needs no training. Averaging several networks (Lakshminarayanan et al. 2017, "Deep ensembles") keeps
the probabilities honest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.retrieval.embed import BUNDLED
from assistant.retrieval.evidence import DENSE, LEXICAL, Matrix

Layers = Mapping[str, Any]
"""One network's arrays: for a group `w1` (features, hidden), `b1`, `w2` (hidden,), and the same
with the prefix none_ over the "none" group's own evidence and the best of all others."""


@dataclass(frozen=True)
class Ranker:
    """Networks over standardised features; the last group of the evidence is "none"."""

    mean: Any
    scale: Any
    networks: Sequence[Layers]

    def probabilities(self, evidence: Matrix) -> Any:
        """One probability a group, summing to 1; the last is that of "none"."""
        x = (evidence - self.mean) / self.scale
        return np.mean([_softmax(_utilities(x, network)) for network in self.networks], axis=0)


@dataclass(frozen=True)
class Rankers:
    """`quick` needs the lexical evidence only, `full` the dense one too."""

    quick: Ranker
    full: Ranker
    embedder: str = BUNDLED
    """Name of the embedding model whose evidence it was trained on."""

    def save(self, path: Path) -> None:
        kept = {
            "features": [*LEXICAL, *DENSE],
            "embedder": self.embedder,
            "quick": _plain(self.quick),
            "full": _plain(self.full),
        }
        path.write_text(json.dumps(kept), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Rankers:
        """Raises ValueError when the file was made for other features."""
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["features"] != [*LEXICAL, *DENSE]:
            raise ValueError(f"{path.name} was trained for other features: train again")
        return cls(_ranker(kept["quick"]), _ranker(kept["full"]), kept["embedder"])


def save_ranker(ranker: Ranker, features: Sequence[str], path: Path) -> None:
    kept = {"features": list(features), **_plain(ranker)}
    path.write_text(json.dumps(kept), encoding="utf-8")


def load_ranker(features: Sequence[str], path: Path) -> Ranker:
    """Raises ValueError when the file was made for other features."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept["features"] != list(features):
        raise ValueError(f"{path.name} was trained for other features: train again")
    return _ranker(kept)


def _utilities(x: Any, network: Layers) -> Any:
    """Shape (groups,) for standardised evidence of shape (groups, features)."""
    groups = np.tanh(x[:-1] @ network["w1"] + network["b1"]) @ network["w2"]
    seen = np.concatenate([x[-1], x[:-1].max(axis=0)])
    none = np.tanh(seen @ network["none_w1"] + network["none_b1"]) @ network["none_w2"]
    return np.append(groups, none + network["none_b2"])


def _softmax(scores: Any) -> Any:
    shifted = np.exp(scores - scores.max())
    return shifted / shifted.sum()


def _plain(ranker: Ranker) -> dict[str, Any]:
    networks = [
        {name: np.round(array, 6).tolist() for name, array in network.items()}
        for network in ranker.networks
    ]
    return {"mean": list(ranker.mean), "scale": list(ranker.scale), "networks": networks}


def _ranker(kept: dict[str, Any]) -> Ranker:
    networks = [
        {name: np.array(array) for name, array in network.items()} for network in kept["networks"]
    ]
    return Ranker(np.array(kept["mean"]), np.array(kept["scale"]), networks)
