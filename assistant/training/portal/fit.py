"""Fitting the weights that compare records: a question may be answered by several.

As `training/ranker.py`, but what is learned is the probability that any of the right ones is first:
records that share a title are as right as each other, and which of the edited procedures is meant
their own ranking decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from assistant.retrieval.evidence import Matrix
from assistant.retrieval.ranker import Ranker
from assistant.training.ranker import NARROW

HIDDEN = 12
SEEDS = (1, 2, 3, 4)
STEPS = 60


def fit_ranker(
    evidence: Sequence[Matrix], right: Sequence[Any], balance: Sequence[float], penalty: float
) -> Ranker:
    """`right[i]` marks the rows of `evidence[i]` that answer, the last for none of them;
    `balance[i]` is the example's weight, `penalty` that of the squared weights."""
    stacked = np.stack(evidence)
    mean, scale = stacked.mean(axis=(0, 1)), np.maximum(stacked.std(axis=(0, 1)), NARROW)
    x = torch.tensor((stacked - mean) / scale, dtype=torch.float32)
    share = torch.tensor(np.asarray(balance) / np.sum(balance), dtype=torch.float32)
    answers = torch.tensor(np.stack(right))
    return Ranker(mean, scale, [_fit(x, answers, share, penalty, seed) for seed in SEEDS])


def _fit(x: Any, right: Any, share: Any, penalty: float, seed: int) -> dict[str, Any]:
    layers = _layers(x.shape[2], torch.Generator().manual_seed(seed))
    optimiser = torch.optim.LBFGS(
        list(layers.values()), max_iter=STEPS, history_size=10, line_search_fn="strong_wolfe"
    )

    def loss() -> Any:
        optimiser.zero_grad()
        shares = torch.log_softmax(_utilities(x, layers), dim=1)
        told = torch.logsumexp(shares.masked_fill(~right, -torch.inf), dim=1)
        weights = sum((layer**2).sum() for layer in layers.values())
        value = penalty * weights - (share * told).sum()
        value.backward()
        return value

    optimiser.step(loss)
    return {name: layer.detach().numpy().astype(float) for name, layer in layers.items()}


def _layers(size: int, generator: Any) -> dict[str, Any]:
    layers = {
        "w1": _random(generator, size, HIDDEN),
        "b1": torch.zeros(HIDDEN),
        "w2": _random(generator, HIDDEN, 1)[:, 0],
        "none_w1": _random(generator, 2 * size, HIDDEN),
        "none_b1": torch.zeros(HIDDEN),
        "none_w2": _random(generator, HIDDEN, 1)[:, 0],
        "none_b2": torch.zeros(1),
    }
    return {name: layer.requires_grad_() for name, layer in layers.items()}


def _utilities(x: Any, layers: dict[str, Any]) -> Any:
    """Shape (examples, rows), as `Ranker` computes them for one example."""
    groups = torch.tanh(x[:, :-1] @ layers["w1"] + layers["b1"]) @ layers["w2"]
    seen = torch.cat([x[:, -1], x[:, :-1].max(dim=1).values], dim=1)
    none = torch.tanh(seen @ layers["none_w1"] + layers["none_b1"]) @ layers["none_w2"]
    return torch.cat([groups, (none + layers["none_b2"])[:, None]], dim=1)


def _random(generator: Any, *shape: int) -> Any:
    return torch.randn(*shape, generator=generator) / np.sqrt(shape[0])
