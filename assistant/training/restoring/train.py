"""Training the restorer: sentences stripped of their marks, wholly or in part."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.functional import cross_entropy
from torch.nn.utils import clip_grad_norm_

from assistant.text.vocabulary import NUMBER, PAD, UNKNOWN, Ints, Vocabulary
from assistant.training.restoring.corpus import (
    Corpus,
    make_vocabulary,
    read_corpus,
    read_lines,
    read_sources,
)
from assistant.training.restoring.network import Network

SEED = 1
EPOCHS = 6
BATCH = 3000
"""Tokens, padding included."""
FASTEST, SLOWEST, WARM_UP = 2.5e-3, 3e-5, 200
WHOLLY_STRIPPED = 0.65
"""Share of the sentences that lose all marks; the others lose each with a chance of their own."""
AVERAGED = 0.998
"""Of the running mean of the weights, what each step keeps."""
UNSEEN = 0.02
"""Share of context tokens shown as unknown, so that unknown ones are known to the model."""

Sentence = tuple[Ints, Ints]
"""Folded ids and word ids (-1 where the word is none of the vocabulary)."""


def train_restorer(
    sources: Path, left_out: Sequence[Path], out: Path, tell: Callable[[str], None]
) -> None:
    """Trains on the sources named in a YAML file and writes the weights to `out` (.npz)."""
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    unwanted = [line for path in left_out for line in read_lines(path)]
    corpus = read_corpus(read_sources(sources), unwanted)
    for source, sentences in zip(corpus.sources, corpus.sentences):
        tell(f"{source.path.name}: {len(sentences):,} sentences, {source.times} an epoch")
    vocabulary = make_vocabulary(corpus)
    tell(f"{len(vocabulary.words):,} written forms, {len(vocabulary.pairs):,} pairs")
    out.parent.mkdir(parents=True, exist_ok=True)
    for epoch, network in enumerate(_learn(corpus, vocabulary, tell), start=1):
        np.savez_compressed(out, **vocabulary.to_arrays(), **network.to_arrays())
        tell(f"{out}: {out.stat().st_size:,} bytes after epoch {epoch}")
    held_out = out.with_name("held_out.txt")
    held_out.write_text("\n".join(corpus.held_out), encoding="utf-8")


def _learn(
    corpus: Corpus, vocabulary: Vocabulary, tell: Callable[[str], None]
) -> Iterator[Network]:
    network = Network(vocabulary)
    averaged = deepcopy(network)
    optimizer = torch.optim.Adam(network.parameters(), lr=FASTEST, betas=(0.9, 0.99))
    encoded = [[_encode(tokens, vocabulary) for tokens in part] for part in corpus.sentences]
    choosable = torch.from_numpy(vocabulary.choices > 1)
    is_bare = torch.from_numpy(vocabulary.is_bare)
    place = torch.from_numpy(_places(vocabulary))
    step = 0
    for epoch in range(EPOCHS):
        batches = list(_batches(_sample(corpus, encoded)))
        random.shuffle(batches)
        lost = 0.0
        for at, batch in enumerate(batches):
            done = (epoch + at / len(batches)) / EPOCHS
            rate = FASTEST * min(1.0, step / WARM_UP) * (1 - done) + SLOWEST
            for group in optimizer.param_groups:
                group["lr"] = rate
            lost += _step(network, optimizer, batch, choosable, is_bare, place)
            step += 1
            _average(averaged, network, step)
        tell(f"epoch {epoch + 1} of {EPOCHS}: loss {lost / len(batches):.4f}")
        yield averaged


def _average(averaged: Network, network: Network, step: int) -> None:
    """A running mean of the weights over the last steps (Polyak & Juditsky 1992)."""
    part = max(1 - AVERAGED, 1 / step)
    with torch.no_grad():
        for mean, now in zip(averaged.parameters(), network.parameters()):
            mean.lerp_(now, part)


def _encode(tokens: list[str], vocabulary: Vocabulary) -> Sentence:
    folded = [vocabulary.folded_id(token) for token in tokens]
    words = [vocabulary.ids.get(token, -1) for token in tokens]
    return np.array(folded, np.int64), np.array(words, np.int64)


def _places(vocabulary: Vocabulary) -> Ints:
    """Where each word stands among the candidates of its folded form."""
    places = np.zeros(len(vocabulary.words) + 1, np.int64)
    for row in vocabulary.candidates:
        for at, word in enumerate(row):
            places[word] = at
    places[-1] = 0
    return places


def _sample(corpus: Corpus, encoded: Sequence[Sequence[Sentence]]) -> list[Sentence]:
    chosen: list[Sentence] = []
    for source, sentences in zip(corpus.sources, encoded):
        whole = int(source.times)
        chosen += [*sentences] * whole
        chosen += random.sample(sentences, int((source.times - whole) * len(sentences)))
    return chosen


def _batches(sentences: list[Sentence]) -> Iterator[tuple[Ints, Ints]]:
    """Sentences of about one length together, at most `BATCH` tokens."""
    ordered = sorted(sentences, key=lambda pair: len(pair[0]) + random.random() * 3)
    batch: list[Sentence] = []
    for sentence in ordered:
        if batch and (len(batch) + 1) * max(len(sentence[0]), len(batch[-1][0])) > BATCH:
            yield _pad(batch)
            batch = []
        batch.append(sentence)
    yield _pad(batch)


def _pad(batch: Sequence[Sentence]) -> tuple[Ints, Ints]:
    length = max(len(folded) for folded, _ in batch)
    folded_ids = np.full((len(batch), length), PAD, np.int64)
    words = np.full((len(batch), length), -1, np.int64)
    for row, (folded, word) in enumerate(batch):
        folded_ids[row, : len(folded)] = folded
        words[row, : len(word)] = word
    return folded_ids, words


def _step(
    network: Network,
    optimizer: Any,
    batch: tuple[Ints, Ints],
    choosable: Any,
    is_bare: Any,
    place: Any,
) -> float:
    """One step down the gradient: the forms of what is stripped are to be found again."""
    folded, words = (torch.from_numpy(part) for part in batch)
    none = len(place) - 1
    known = torch.where(words < 0, none, words)
    is_whole = np.random.rand(len(words), 1) < WHOLLY_STRIPPED
    chance = np.where(is_whole, 1, np.random.rand(len(words), 1))
    stripped = torch.from_numpy(np.random.rand(*words.shape) < chance)
    is_shown = ~stripped & ~is_bare[known]
    wanted = ~is_shown & (words >= 0) & choosable[folded]
    if not wanted.any():
        return 0.0
    hidden = torch.from_numpy(np.random.rand(*words.shape) < UNSEEN) & ~wanted & (folded > NUMBER)
    shown = torch.where(is_shown & ~hidden, known, none)
    loss = cross_entropy(
        network(torch.where(hidden, UNKNOWN, folded), shown, wanted), place[known[wanted]]
    )
    optimizer.zero_grad()
    loss.backward()
    clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.item())
