"""Training the ranking of the portal's records on our own questions about some of them.

The records are not in the repository, so what is learned is kept there: a few hundred weights over
evidence that any record has. The questions of the other split judge it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track

from assistant.retrieval.portal import FEATURES, RANKER, PortalIndex, Shortlist
from assistant.retrieval.ranker import save_ranker
from assistant.text.noise import forms
from assistant.text.normalise import normalise
from assistant.training.key import NLU_DATA
from assistant.training.ranker import train_ranker
from procedures_kb.portal_record import slug_of

QUESTIONS = NLU_DATA / "evaluation/portal_questions.jsonl"
NOISY = ("unmarked", "typo", "hurried")
PENALTY = 1e-2
"""Ten times that of the edited ones: there are few questions to learn from."""
NONE_SHARE = 0.3
"""Weight of the sentences about none of the records among all examples."""


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
            tuple(map(slug_of, (row["code"], *row["also"]))),
            row["intent"],
            row["split"] == "dev",
        )
        for row in rows
    ]


def train_portal_ranker(index: PortalIndex, about_none: Sequence[str], out: Path = RANKER) -> int:
    """Writes the ranker; returns how many examples it was trained on. A question whose record did
    not come into the shortlist teaches nothing and is left out."""
    questions = [item for item in read_portal_questions() if item.is_for_training]
    found = list(_examples(index, questions))
    none = [(index.find(normalise(text)), -1) for text in about_none]
    weights = [(1 - NONE_SHARE) / len(found)] * len(found) + [NONE_SHARE / len(none)] * len(none)
    matrices = [shortlist.matrix for shortlist, _ in (*found, *none)]
    last = len(matrices[0]) - 1
    right = [row if row >= 0 else last for _, row in (*found, *none)]
    out.parent.mkdir(parents=True, exist_ok=True)
    save_ranker(train_ranker(matrices, right, weights, PENALTY), FEATURES, out)
    return len(matrices)


def _examples(
    index: PortalIndex, questions: Iterable[PortalQuestion]
) -> Iterator[tuple[Shortlist, int]]:
    """Each question as written and in a noisy form, with the row of the record meant."""
    console = Console(stderr=True)
    for number, item in enumerate(track(list(questions), "portal: evidence", console=console)):
        made = forms(item.text, number)
        for text in (item.text, made[NOISY[number % len(NOISY)]]):
            shortlist = index.find(normalise(text))
            rows = [shortlist.slugs.index(slug) for slug in item.slugs if slug in shortlist.slugs]
            if rows:
                yield shortlist, rows[0]
