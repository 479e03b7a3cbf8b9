"""Training the ranker on the base's own questions, each hidden from the index while asked."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import track
from ruamel.yaml import YAML

from assistant.retrieval.evidence import EvidenceIndex, Matrix
from assistant.retrieval.passages import ASKED, NAME
from assistant.retrieval.ranker import Ranker
from assistant.retrieval.search import NONE, build_index
from assistant.text.noise import forms
from assistant.text.normalise import normalise
from assistant.training.ranker import train_ranker
from procedures_kb import Procedure

FAR_QUESTIONS = "portal/questions.jsonl"
SMALL_TALK = ("conversation.yml", "out_of_scope.yml")
_ANNOTATED = re.compile(r"\[([^\]]+)\]\([a-z]+\)")
NONE_SHARE = 0.4
"""Weight of the sentences about none of the procedures among all examples."""
NOISY = ("unmarked", "typo", "hurried", "fragment")
"""The forms beside the one as written, two for each sentence by turns; telex and VNI are repaired
before anything is counted."""
FOLDS = 3
AS_WRITTEN = "as_written"


@dataclass(frozen=True)
class Example:
    """One form of one sentence; `right` is the row meant."""

    sentence: int
    right: int
    weight: float
    matrix: Matrix
    is_as_written: bool


@dataclass(frozen=True)
class RankerReport:
    examples: int
    right: float
    """Share of examples whose likeliest outcome was the right one, on parts not trained on."""
    error: float
    """Expected calibration error of the likeliest outcome, in ten bins, on the same parts."""


def load_none_sentences(folder: Path) -> list[str]:
    """Sentences about none of the procedures: those of `scope/`, questions about procedures that
    are far from the edited ones, and the NLU's own small talk."""
    found = _far_questions(folder)
    for path in sorted((folder / "scope").glob("*_scope.yml")):
        found += [str(sentence) for topic in _read(path).values() for sentence in topic]
    return list(dict.fromkeys([*found, *load_small_talk(folder)]))


def _far_questions(folder: Path) -> list[str]:
    """About records of the portal; those marked `near` an edited procedure are left out, as it
    often helps with them too."""
    path = folder / FAR_QUESTIONS
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [row["text"] for row in map(json.loads, lines) if not row.get("near")]


def load_small_talk(folder: Path) -> list[str]:
    """The NLU's sentences that are about no procedure whatever: greetings, anger, the weather."""
    found: list[str] = []
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


def ranking_examples(
    procedures: Sequence[Procedure], none_sentences: Sequence[str], templates: Sequence[str]
) -> list[Example]:
    """Each question of the base and each sentence about none of it, hidden from the index while it
    is asked; and each name in two of the templates, hidden likewise."""
    index = build_index(procedures, none_sentences)
    asked = _examples(index, templates)
    about_none = sum(index.passages[at].slug == NONE for at, _ in asked)
    examples: list[Example] = []
    for number, (at, text) in enumerate(
        track(asked, "ranker: evidence", console=Console(stderr=True))
    ):
        is_none = index.passages[at].slug == NONE
        share = NONE_SHARE / about_none if is_none else (1 - NONE_SHARE) / (len(asked) - about_none)
        examples.extend(_forms_of(index, number, at, text, share))
    return examples


def _examples(index: EvidenceIndex, templates: Sequence[str]) -> list[tuple[int, str]]:
    """The passage each example was made from, and its text."""
    found = []
    for at, passage in enumerate(index.passages):
        if passage.kind == ASKED:
            found.append((at, passage.text))
        elif passage.kind == NAME:
            for step in (0, len(templates) // 2):
                template = templates[(at + step) % len(templates)]
                found.append((at, template.format(name=passage.text)))
    return found


def _forms_of(index: EvidenceIndex, number: int, at: int, text: str, share: float) -> list[Example]:
    """As written and in two noisy forms, equal weights."""
    made = forms(text, number)
    noisy = [name for name in NOISY if name in made]
    chosen = [noisy[(number + step) % len(noisy)] for step in (0, 1)]
    texts = {AS_WRITTEN: text, **{name: made[name] for name in chosen}}
    right = index.slugs.index(index.passages[at].slug)
    return [
        Example(
            number,
            right,
            share / len(texts),
            index.find(normalise(form), without=at).matrix,
            name == AS_WRITTEN,
        )
        for name, form in texts.items()
    ]


def train_on(examples: Sequence[Example]) -> Ranker:
    return train_ranker(
        [example.matrix for example in examples],
        [example.right for example in examples],
        [example.weight for example in examples],
    )


def judge(examples: Sequence[Example]) -> RankerReport:
    """How rankers trained on two thirds of the sentences do on the third, as written."""
    judged = [example for example in examples if example.is_as_written]
    hits: list[bool] = []
    sure: list[float] = []
    for held in range(FOLDS):
        ranker = train_on([example for example in judged if example.sentence % FOLDS != held])
        for example in judged:
            if example.sentence % FOLDS == held:
                shares = ranker.probabilities(example.matrix)
                hits.append(int(np.argmax(shares)) == example.right)
                sure.append(float(np.max(shares)))
    return RankerReport(len(hits), float(np.mean(hits)), calibration_error(sure, hits))


def calibration_error(sure: Sequence[float], hits: Sequence[bool], bins: int = 10) -> float:
    """Guo et al. 2017, "On calibration of modern neural networks", equation 3."""
    at = np.minimum((np.array(sure) * bins).astype(int), bins - 1)
    gaps = [
        abs(np.mean(np.array(sure)[at == b]) - np.mean(np.array(hits)[at == b])) * np.mean(at == b)
        for b in range(bins)
        if np.any(at == b)
    ]
    return float(np.sum(gaps))
