"""Training the ranking of the portal's records, and when it is none of them.

The records are not in the repository, so what is learned is kept there: a few hundred weights over
evidence that any record has. It learns from our own questions about some records, from the phrases
for others, each hidden while it is asked, and from what is about none: the edited procedures'
questions and small talk. The questions of the other split judge it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from assistant.retrieval.passages import ASKED
from assistant.retrieval.portal.index import FEATURES, PortalIndex
from assistant.retrieval.portal.search import RANKER
from assistant.retrieval.ranker import save_ranker
from assistant.retrieval.search import NONE, Search, weigh_edited
from assistant.retrieval.evidence import Matrix
from assistant.text.noise import forms
from assistant.text.normalise import normalise
from assistant.training.key import NLU_DATA
from assistant.training.ranker import train_ranker
from procedures_kb.portal_record import slug_of

LEARNED = NLU_DATA / "portal/questions.jsonl"
"""Questions to learn from only."""
QUESTIONS = NLU_DATA / "evaluation/portal_questions.jsonl"
"""Questions about other records: those of the split "dev" are learned from too."""
NOISY = ("unmarked", "typo", "hurried")
PENALTY = 1e-2
"""Ten times that of the edited ones: there are few questions to learn from."""
SHARES = {"question": 0.4, "phrase": 0.2, "edited": 0.25, "none": 0.15}
"""Weight of each kind of example among all."""
PHRASES_EACH, EDITED_EACH = 5, 3
"""One of so many phrases, and of so many of the edited procedures' questions, is asked."""


T = TypeVar("T")


@dataclass(frozen=True)
class PortalQuestion:
    """A question and the slugs of the records that answer it, the best first."""

    text: str
    slugs: tuple[str, ...]
    intent: str
    is_for_training: bool


def read_portal_questions(path: Path = QUESTIONS) -> list[PortalQuestion]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        PortalQuestion(
            row["text"],
            tuple(map(slug_of, (row["code"], *row.get("also", ())))),
            row["intent"],
            row.get("split", "dev") == "dev",
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Example:
    """One form of one sentence; `right` is the row of the record meant, the last for none."""

    kind: str
    matrix: Matrix
    right: int


def train_portal_ranker(
    index: PortalIndex, search: Search, about_none: Sequence[str], out: Path = RANKER
) -> int:
    """Writes the ranker; returns how many examples it was trained on. A question whose record did
    not come into the shortlist teaches nothing and is left out."""
    examples = list(portal_examples(index, search, about_none))
    count = {kind: sum(example.kind == kind for example in examples) for kind in SHARES}
    ranker = train_ranker(
        [example.matrix for example in examples],
        [example.right for example in examples],
        [SHARES[example.kind] / count[example.kind] for example in examples],
        PENALTY,
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    save_ranker(ranker, FEATURES, out)
    return len(examples)


def portal_examples(
    index: PortalIndex, search: Search, about_none: Sequence[str]
) -> Iterator[Example]:
    """Each sentence as written or, every second one, in a noisy form; a question in both."""
    every = [*read_portal_questions(LEARNED), *read_portal_questions()]
    questions = [item for item in every if item.is_for_training]
    for number, item in enumerate(_shown(questions, "questions")):
        for text in (item.text, _noisy(item.text, number)):
            yield from _example("question", index, search, text, item.slugs)
    said = index.said
    for number, at in enumerate(_shown(range(0, len(said.phrases), PHRASES_EACH), "phrases")):
        text = said.phrases[at] if number % 2 else _noisy(said.phrases[at], number)
        right = [slug for slug, title in said.title_of.items() if title == said.titles[at]]
        yield from _example("phrase", index, search, text, right, without=at)
    asked = [
        at for at, passage in enumerate(search.index.passages)
        if passage.kind == ASKED and passage.slug != NONE
    ][::EDITED_EACH]  # fmt: skip
    for number, at in enumerate(_shown(asked, "edited")):
        text = search.index.passages[at].text
        text = text if number % 2 else _noisy(text, number)
        yield from _example("edited", index, search, text, None, hidden=at)
    for text in _shown(about_none, "none"):
        yield from _example("none", index, search, text, None)


def _example(
    kind: str,
    index: PortalIndex,
    search: Search,
    text: str,
    right: Sequence[str] | None,
    without: int | None = None,
    hidden: int | None = None,
) -> Iterator[Example]:
    """`without` hides a phrase of the portal's, `hidden` a passage of the edited ones."""
    asked = normalise(text)
    edited = weigh_edited(*search.rank_edited(asked, hidden))
    found = index.find(asked, edited, without)
    if right is None:
        yield Example(kind, found.matrix, len(found.slugs))
        return
    rows = [found.slugs.index(slug) for slug in right if slug in found.slugs]
    if rows:
        yield Example(kind, found.matrix, rows[0])


def _noisy(text: str, number: int) -> str:
    return forms(text, number)[NOISY[number % len(NOISY)]]


def _shown(items: Sequence[T], label: str) -> Iterator[T]:
    yield from track(items, f"portal: {label}", console=Console(stderr=True))
