"""Fitting the ranker's small networks to examples, by the log of the probability given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import nn

from assistant.retrieval.evidence import Matrix
from assistant.retrieval.ranker import Ranker

NARROW = 1e-3
"""Least scale of a feature: one that hardly varied in training must not decide."""
L2 = 1e-3

Loss = Callable[[Any], Any]
"""Of the utilities of all examples, shape (examples, groups): what each costs, (examples,)."""


@dataclass(frozen=True)
class Size:
    """Of the networks, and how long each is fitted."""

    hidden: int
    seeds: tuple[int, ...]
    steps: int


EDITED = Size(hidden=8, seeds=(1, 2), steps=120)


def train_ranker(
    evidence: Sequence[Matrix],
    right: Sequence[int],
    balance: Sequence[float],
    penalty: float = L2,
) -> Ranker:
    """`right[i]` is the row of `evidence[i]` that was meant, `balance[i]` the example's weight,
    `penalty` the weight of the squared weights."""
    y = torch.tensor(np.asarray(right))

    def loss(utilities: Any) -> Any:
        return nn.functional.cross_entropy(utilities, y, reduction="none")

    return fit_networks(evidence, loss, balance, penalty, EDITED)


def fit_networks(
    evidence: Sequence[Matrix], loss: Loss, balance: Sequence[float], penalty: float, size: Size
) -> Ranker:
    """One network a seed, over evidence that is standardised first."""
    stacked = np.stack(evidence)
    mean, scale = stacked.mean(axis=(0, 1)), np.maximum(stacked.std(axis=(0, 1)), NARROW)
    x = torch.tensor((stacked - mean) / scale, dtype=torch.float32)
    share = torch.tensor(np.asarray(balance) / np.sum(balance), dtype=torch.float32)

    def cost(layers: Mapping[str, Any]) -> Any:
        squares = sum((layer**2).sum() for layer in layers.values())
        return (share * loss(_utilities(x, layers))).sum() + penalty * squares

    networks = [
        _fit(cost, _layers(x.shape[2], size.hidden, seed), size.steps) for seed in size.seeds
    ]
    return Ranker(mean, scale, networks)


def _fit(
    cost: Callable[[Mapping[str, Any]], Any], layers: dict[str, Any], steps: int
) -> dict[str, Any]:
    optimiser = torch.optim.LBFGS(
        list(layers.values()), max_iter=steps, history_size=10, line_search_fn="strong_wolfe"
    )

    def value() -> Any:
        optimiser.zero_grad()
        found = cost(layers)
        found.backward()
        return found

    optimiser.step(value)
    return {name: layer.detach().numpy().astype(float) for name, layer in layers.items()}


def _layers(size: int, hidden: int, seed: int) -> dict[str, Any]:
    generator = torch.Generator().manual_seed(seed)
    layers = {
        "w1": _random(generator, size, hidden),
        "b1": torch.zeros(hidden),
        "w2": _random(generator, hidden, 1)[:, 0],
        "none_w1": _random(generator, 2 * size, hidden),
        "none_b1": torch.zeros(hidden),
        "none_w2": _random(generator, hidden, 1)[:, 0],
        "none_b2": torch.zeros(1),
    }
    return {name: layer.requires_grad_() for name, layer in layers.items()}


def _utilities(x: Any, layers: Mapping[str, Any]) -> Any:
    """Shape (examples, groups), as `Ranker` computes them for one example."""
    groups = torch.tanh(x[:, :-1] @ layers["w1"] + layers["b1"]) @ layers["w2"]
    seen = torch.cat([x[:, -1], x[:, :-1].max(dim=1).values], dim=1)
    none = torch.tanh(seen @ layers["none_w1"] + layers["none_b1"]) @ layers["none_w2"]
    return torch.cat([groups, (none + layers["none_b2"])[:, None]], dim=1)


def _random(generator: Any, *shape: int) -> Any:
    return torch.randn(*shape, generator=generator) / np.sqrt(shape[0])
