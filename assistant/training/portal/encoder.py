"""Fitting the encoder: each phrase shall lie nearest to the title it is said for.

Words begin where latent semantic analysis puts them (Deerwester et al. 1990), and move by InfoNCE
(van den Oord et al. 2018, "Representation learning with contrastive predictive coding") over all
titles at once. A phrase is asked with some of its words dropped, and its own title is looked at
without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.extmath import randomized_svd
from torch import nn

from assistant.retrieval.index import terms
from assistant.retrieval.portal.encoder import Encoder, centroids

DIMENSIONS = 128
SEEN_AT_LEAST = 3
"""Texts a word must stand in to get a vector."""
STEPS, BATCH = 160, 384
RATE, LEAST_RATE = 6e-3, 1e-4
TEMPERATURE = 0.07
DROPPED = 0.2
"""Share of a phrase's words that are left out while it is asked."""
STAY = 0.02
"""Weight of the squared distance from the start, a word."""
START_LENGTH = 3.0


def fit_encoder(titles: Sequence[str], phrases: Sequence[str], owner: Any, asked: Any) -> Encoder:
    """`owner` numbers the title of each phrase; those at `asked` are asked."""
    vectorizer = TfidfVectorizer(
        analyzer=terms, min_df=SEEN_AT_LEAST, sublinear_tf=True, dtype=np.float32
    )
    vectorizer.fit([*titles, *phrases])
    said = vectorizer.transform(phrases).tocsr()
    whole = centroids(vectorizer.transform(titles), said, np.asarray(owner))
    matrix = _fit(_start(whole), whole, said, np.asarray(owner), np.asarray(asked))
    return Encoder(vectorizer.get_feature_names_out(), vectorizer.idf_, matrix)


def _start(whole: csr_matrix) -> Any:
    length = np.sqrt(np.asarray(whole.multiply(whole).sum(axis=1)))
    size = min(DIMENSIONS, *(side - 1 for side in whole.shape))
    _, _, words = randomized_svd(whole.multiply(1 / length).tocsr(), size, n_iter=3, random_state=0)
    return torch.tensor(START_LENGTH * words.T.copy())


def _fit(start: Any, whole: csr_matrix, said: csr_matrix, owner: Any, asked: Any) -> Any:
    random = np.random.default_rng(0)
    matrix = start.clone().requires_grad_()
    optimiser = torch.optim.Adam([matrix], lr=RATE)
    fall = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, LEAST_RATE / RATE, STEPS)
    every = _sparse(whole)
    for _ in range(STEPS):
        some = random.choice(asked, min(BATCH, len(asked)), replace=False)
        loss = _loss(matrix, every, said[some], owner[some], random)
        loss = loss + STAY * ((matrix - start) ** 2).sum() / len(start)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        fall.step()
    return matrix.detach().numpy()


def _loss(matrix: Any, every: Any, said: csr_matrix, owner: Any, random: Any) -> Any:
    heard = said.copy()
    heard.data = heard.data * (random.random(len(heard.data)) > DROPPED)
    asking = _unit(_sparse(heard) @ matrix)
    titles, own = every @ matrix, torch.tensor(owner)
    without = _unit(titles[own] - _sparse(said) @ matrix)
    scores = asking @ _unit(titles).T
    scores = scores.scatter(1, own[:, None], (asking * without).sum(1, keepdim=True))
    return nn.functional.cross_entropy(scores / TEMPERATURE, own)


def _sparse(matrix: csr_matrix) -> Any:
    ends, places = (torch.tensor(at, dtype=torch.int64) for at in (matrix.indptr, matrix.indices))
    return torch.sparse_csr_tensor(ends, places, torch.tensor(matrix.data), matrix.shape)


def _unit(vectors: Any) -> Any:
    return nn.functional.normalize(vectors, dim=1)
