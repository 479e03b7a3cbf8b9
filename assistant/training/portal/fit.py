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
from assistant.training.ranker import Size, fit_networks

RECORDS = Size(hidden=12, seeds=(1, 2, 3, 4), steps=60)


def fit_ranker(
    evidence: Sequence[Matrix], right: Sequence[Any], balance: Sequence[float], penalty: float
) -> Ranker:
    """`right[i]` marks the rows of `evidence[i]` that answer, the last for none of them;
    `balance[i]` is the example's weight, `penalty` that of the squared weights."""
    answers = torch.tensor(np.stack(right))

    def loss(utilities: Any) -> Any:
        shares = torch.log_softmax(utilities, dim=1)
        return -torch.logsumexp(shares.masked_fill(~answers, -torch.inf), dim=1)

    return fit_networks(evidence, loss, balance, penalty, RECORDS)
