"""From evidence to probabilities, learned: a conditional logit with the outcome "none of these".

McFadden 1974, "Conditional logit analysis of qualitative choice behavior". The weights are shared
by all procedures, so a new one needs no training.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from assistant.retrieval.embed import BUNDLED
from assistant.retrieval.evidence import FEATURES, Matrix

L2 = 1e-3


@dataclass(frozen=True)
class Ranker:
    """Weights over standardised features; the last group of the evidence is "none"."""

    mean: Any
    scale: Any
    weights: Any
    none_weights: Any
    """Over the "none" group's own evidence and a constant."""
    embedder: str = BUNDLED
    """Name of the embedding model whose evidence it was trained on."""

    def probabilities(self, evidence: Matrix) -> Any:
        """One probability a group, summing to 1; the last is that of "none"."""
        scores = _scores((evidence - self.mean) / self.scale, self.weights, self.none_weights)
        return _softmax(scores)

    def save(self, path: Path) -> None:
        named = {name: list(map(float, getattr(self, name))) for name in _FIELDS}
        kept = {"features": FEATURES, "embedder": self.embedder, **named}
        path.write_text(json.dumps(kept, indent=1), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Ranker:
        """Raises ValueError when the file was made for other features."""
        kept = json.loads(path.read_text(encoding="utf-8"))
        if tuple(kept["features"]) != FEATURES:
            raise ValueError(f"{path.name} was trained for other features: train again")
        numbers = {name: np.array(kept[name]) for name in _FIELDS}
        return cls(**numbers, embedder=kept["embedder"])


_FIELDS = ("mean", "scale", "weights", "none_weights")


def train_ranker(
    evidence: Sequence[Matrix],
    right: Sequence[int],
    balance: Sequence[float],
    embedder: str = BUNDLED,
) -> Ranker:
    """`right[i]` is the row of `evidence[i]` that was meant, `balance[i]` the example's weight."""
    stacked = np.stack(evidence)
    mean = stacked.mean(axis=(0, 1))
    scale = stacked.std(axis=(0, 1)) + 1e-9
    x = (stacked - mean) / scale
    y = np.asarray(right)
    share = np.asarray(balance) / np.sum(balance)
    size = x.shape[2]

    def loss(theta: Any) -> tuple[float, Any]:
        weights, none_weights = theta[:size], theta[size:]
        p = _softmax(_scores(x, weights, none_weights))
        at = np.arange(len(y))
        p_right = np.maximum(p[at, y], 1e-12)
        error = p.copy()
        error[at, y] -= 1
        error *= share[:, None]
        down = np.einsum("ng,ngf->f", error[:, :-1], x[:, :-1])
        none_input = _none_input(x)
        down_none = np.einsum("n,nf->f", error[:, -1], none_input)
        value = -np.sum(share * np.log(p_right)) + L2 * np.sum(theta**2)
        return float(value), np.concatenate([down, down_none]) + 2 * L2 * theta

    best = minimize(loss, np.zeros(size * 2 + 1), jac=True, method="L-BFGS-B")
    return Ranker(mean, scale, best.x[:size], best.x[size:], embedder)


def _scores(x: Any, weights: Any, none_weights: Any) -> Any:
    """Scores of shape (…, groups) for evidence of shape (…, groups, features)."""
    scores = x @ weights
    scores[..., -1] = _none_input(x) @ none_weights
    return scores


def _none_input(x: Any) -> Any:
    own = x[..., -1, :]
    return np.concatenate([own, np.ones((*own.shape[:-1], 1))], axis=-1)


def _softmax(scores: Any) -> Any:
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)
