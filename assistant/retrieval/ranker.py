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

from assistant.retrieval.evidence import Matrix

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


def save_ranker(ranker: Ranker, features: Sequence[str], path: Path) -> None:
    networks = [
        {name: np.round(array, 6).tolist() for name, array in network.items()}
        for network in ranker.networks
    ]
    kept = {
        "features": list(features),
        "mean": list(ranker.mean),
        "scale": list(ranker.scale),
        "networks": networks,
    }
    path.write_text(json.dumps(kept), encoding="utf-8")


def load_ranker(features: Sequence[str], path: Path) -> Ranker:
    """Raises ValueError when the file was made for other features."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept["features"] != list(features):
        raise ValueError(f"{path.name} was trained for other features: train again")
    networks = [
        {name: np.array(array) for name, array in network.items()} for network in kept["networks"]
    ]
    return Ranker(np.array(kept["mean"]), np.array(kept["scale"]), networks)


def _utilities(x: Any, network: Layers) -> Any:
    """Shape (groups,) for standardised evidence of shape (groups, features)."""
    groups = np.tanh(x[:-1] @ network["w1"] + network["b1"]) @ network["w2"]
    seen = np.concatenate([x[-1], x[:-1].max(axis=0)])
    none = np.tanh(seen @ network["none_w1"] + network["none_b1"]) @ network["none_w2"]
    return np.append(groups, none + network["none_b2"])


def _softmax(scores: Any) -> Any:
    shifted = np.exp(scores - scores.max())
    return shifted / shifted.sum()
