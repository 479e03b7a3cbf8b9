"""Fitting the adapter: each phrase shall lie nearest to its own title and its other phrases.

The loss is InfoNCE (van den Oord et al. 2018, "Representation learning with contrastive predictive
coding") over all titles and phrases at once, with dropout on the phrase asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import nn

STEPS, BATCH = 200, 384
RATE = 1e-3
TEMPERATURE = 0.05
DROPOUT = 0.1
STAY = 1e-3
"""Weight of the squared distance from the identity: the frozen model is mostly right."""
HIDDEN = -1e9


def fit_adapter(vectors: np.ndarray[Any, Any], owner: Sequence[int], asked: Sequence[int]) -> Any:
    """`vectors` has shape (texts, dimensions), `owner` names the title each belongs to; those at
    `asked` are asked, hidden from themselves. Returns a matrix of shape (dimensions, dimensions).
    """
    torch.manual_seed(1)
    texts, titles = torch.tensor(vectors), torch.tensor(np.asarray(owner))
    questions = torch.tensor(np.asarray(asked))
    start = torch.eye(texts.shape[1])
    matrix = start.clone().requires_grad_()
    optimiser = torch.optim.Adam([matrix], lr=RATE)
    for _ in range(STEPS):
        some = questions[torch.randperm(len(questions))[:BATCH]]
        asking = nn.functional.dropout(texts[some], DROPOUT)
        scores = _unit(asking @ matrix.T) @ _unit(texts @ matrix.T).T / TEMPERATURE
        scores = scores.scatter(1, some[:, None], HIDDEN)
        is_own = titles[None, :] == titles[some][:, None]
        own = torch.logsumexp(scores.masked_fill(~is_own, HIDDEN), 1)
        loss = (torch.logsumexp(scores, 1) - own).mean() + STAY * ((matrix - start) ** 2).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return matrix.detach().numpy()


def _unit(vectors: Any) -> Any:
    return nn.functional.normalize(vectors, dim=1)
