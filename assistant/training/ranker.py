"""Fitting the ranker's small networks to examples, by the log of the probability given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import nn

from assistant.retrieval.evidence import Matrix
from assistant.retrieval.ranker import Ranker

HIDDEN = 8
SEEDS = (1, 2)
L2 = 1e-3
STEPS = 120
NARROW = 1e-3
"""Least scale of a feature: one that hardly varied in training must not decide."""


def train_ranker(
    evidence: Sequence[Matrix],
    right: Sequence[int],
    balance: Sequence[float],
    penalty: float = L2,
) -> Ranker:
    """`right[i]` is the row of `evidence[i]` that was meant, `balance[i]` the example's weight,
    `penalty` the weight of the squared weights."""
    stacked = np.stack(evidence)
    mean, scale = stacked.mean(axis=(0, 1)), np.maximum(stacked.std(axis=(0, 1)), NARROW)
    x = torch.tensor((stacked - mean) / scale, dtype=torch.float32)
    y = torch.tensor(np.asarray(right))
    share = torch.tensor(np.asarray(balance) / np.sum(balance), dtype=torch.float32)
    return Ranker(mean, scale, [_fit(x, y, share, penalty, seed) for seed in SEEDS])


def _fit(x: Any, y: Any, share: Any, penalty: float, seed: int) -> dict[str, Any]:
    generator = torch.Generator().manual_seed(seed)
    size = x.shape[2]
    layers = {
        "w1": _random(generator, size, HIDDEN),
        "b1": torch.zeros(HIDDEN),
        "w2": _random(generator, HIDDEN, 1)[:, 0],
        "none_w1": _random(generator, 2 * size, HIDDEN),
        "none_b1": torch.zeros(HIDDEN),
        "none_w2": _random(generator, HIDDEN, 1)[:, 0],
        "none_b2": torch.zeros(1),
    }
    for layer in layers.values():
        layer.requires_grad_()
    optimiser = torch.optim.LBFGS(
        list(layers.values()), max_iter=STEPS, history_size=10, line_search_fn="strong_wolfe"
    )

    def loss() -> Any:
        optimiser.zero_grad()
        wrong = nn.functional.cross_entropy(_utilities(x, layers), y, reduction="none")
        value = (share * wrong).sum() + penalty * sum((layer**2).sum() for layer in layers.values())
        value.backward()
        return value

    optimiser.step(loss)
    return {name: layer.detach().numpy().astype(float) for name, layer in layers.items()}


def _utilities(x: Any, layers: dict[str, Any]) -> Any:
    """Shape (examples, groups), as `Ranker` computes them for one example."""
    groups = torch.tanh(x[:, :-1] @ layers["w1"] + layers["b1"]) @ layers["w2"]
    seen = torch.cat([x[:, -1], x[:, :-1].max(dim=1).values], dim=1)
    none = torch.tanh(seen @ layers["none_w1"] + layers["none_b1"]) @ layers["none_w2"]
    return torch.cat([groups, (none + layers["none_b2"])[:, None]], dim=1)


def _random(generator: Any, *shape: int) -> Any:
    return torch.randn(*shape, generator=generator) / np.sqrt(shape[0])
