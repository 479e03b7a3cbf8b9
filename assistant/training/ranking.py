"""Training the ranker on the base's own questions, each hidden from the index while it is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track
from ruamel.yaml import YAML

from assistant.retrieval.embed import Embedder
from assistant.retrieval.evidence import EvidenceIndex, Matrix
from assistant.retrieval.passages import ASKED, NAME
from assistant.retrieval.ranker import Ranker, train_ranker
from assistant.retrieval.search import NONE, build_index
from assistant.text.fold import fold
from assistant.text.normalise import normalise
from procedures_kb import Procedure

SMALL_TALK = ("conversation.yml", "out_of_scope.yml")
_ANNOTATED = re.compile(r"\[([^\]]+)\]\([a-z]+\)")
NONE_SHARE = 0.4
"""Weight of the sentences about none of the procedures among all examples."""


@dataclass(frozen=True)
class RankingData:
    """One evidence matrix, right row and weight an example."""

    embedder: str
    evidence: list[Matrix]
    right: list[int]
    weight: list[float]


@dataclass(frozen=True)
class RankerReport:
    examples: int
    right: float
    """Share of examples whose likeliest outcome was the right one, on parts not trained on."""
    error: float
    """Expected calibration error of the likeliest outcome, in ten bins, on the same parts."""


def load_none_sentences(folder: Path) -> list[str]:
    """Sentences about none of the procedures: those of `scope/`, and the NLU's own small talk."""
    topics = _read(folder / "scope/out_of_scope.yml").values()
    found = [str(sentence) for topic in topics for sentence in topic]
    for name in SMALL_TALK:
        for intent in _read(folder / "nlu" / name)["nlu"]:
            lines = str(intent["examples"]).splitlines()
            found += [_ANNOTATED.sub(r"\1", line.removeprefix("- ")) for line in lines]
    return list(dict.fromkeys(found))


def load_templates(folder: Path) -> list[str]:
    """Ways to ask about a {name}."""
    return list(map(str, _read(folder / "scope/templates.yml")))


def _read(path: Path) -> Any:
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def ranking_data(
    procedures: Sequence[Procedure],
    none_sentences: Sequence[str],
    templates: Sequence[str],
    embedder: Embedder,
    cache_folder: Path | None,
) -> RankingData:
    """Each question of the base and each sentence about none of it, hidden from the index while it
    is asked; and each name in two of the templates, hidden likewise."""
    index = build_index(procedures, none_sentences, embedder, cache_folder)
    asked = _examples(index, templates)
    texts = [text for _, text in asked]
    embedder.embed_many([*texts, *map(fold, texts)])  # in batches, remembered for what follows
    data = RankingData(embedder.name, [], [], [])
    about_none = sum(index.passages[at].slug == NONE for at, _ in asked)
    for at, text in track(asked, "ranker: evidence", console=Console(stderr=True)):
        is_none = index.passages[at].slug == NONE
        share = NONE_SHARE / about_none if is_none else (1 - NONE_SHARE) / (len(asked) - about_none)
        _add_forms(data, index, at, text, share)
    return data


def _examples(index: EvidenceIndex, templates: Sequence[str]) -> list[tuple[int, str]]:
    """The passage each example was made from, and its normalised text."""
    found = []
    for at, passage in enumerate(index.passages):
        if passage.kind == ASKED:
            found.append((at, normalise(passage.text)))
        elif passage.kind == NAME:
            for step in (0, len(templates) // 2):
                template = templates[(at + step) % len(templates)]
                found.append((at, normalise(template.format(name=passage.text))))
    return found


def _add_forms(data: RankingData, index: EvidenceIndex, at: int, text: str, share: float) -> None:
    """As written and without marks: half the weight each."""
    row = index.slugs.index(index.passages[at].slug)
    for form in (text, fold(text)):
        data.evidence.append(index.find(form, without=at).matrix)
        data.right.append(row)
        data.weight.append(share / 2)


def train_and_judge(data: RankingData, folds: int = 5) -> tuple[Ranker, RankerReport]:
    """The ranker trained on all, and how one trained on four fifths does on the fifth."""
    fold_of = np.arange(len(data.right)) // 2 % folds  # both forms of a sentence stay together
    hits, sure = [], []
    for held in range(folds):
        ranker = _train(data, np.flatnonzero(fold_of != held))
        for i in np.flatnonzero(fold_of == held):
            shares = ranker.probabilities(data.evidence[i])
            hits.append(int(np.argmax(shares)) == data.right[i])
            sure.append(float(np.max(shares)))
    report = RankerReport(len(hits), float(np.mean(hits)), _calibration_error(sure, hits))
    return _train(data, np.arange(len(data.right))), report


def _train(data: RankingData, chosen: Any) -> Ranker:
    return train_ranker(
        [data.evidence[i] for i in chosen],
        [data.right[i] for i in chosen],
        [data.weight[i] for i in chosen],
        data.embedder,
    )


def _calibration_error(sure: Sequence[float], hits: Sequence[bool], bins: int = 10) -> float:
    """Guo et al. 2017, "On calibration of modern neural networks", equation 3."""
    at = np.minimum((np.array(sure) * bins).astype(int), bins - 1)
    gaps = [
        abs(np.mean(np.array(sure)[at == b]) - np.mean(np.array(hits)[at == b])) * np.mean(at == b)
        for b in range(bins)
        if np.any(at == b)
    ]
    return float(np.sum(gaps))
