"""Labelled questions with slugs of the base, in the forms that are measured."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator, Sequence
from itertools import count
from random import Random

from assistant.evaluation.questions import NONE, Labelled, in_forms, read_questions
from assistant.evaluation.run import OWN
from assistant.text.noise import typo
from assistant.training.key import ROOT

SHARED = ROOT.parent / "shared"
REAL = SHARED / "data/real_questions_dev.jsonl"
SCORER = SHARED / "bench/score_chat.py"
FORMS = ("marked", "unmarked", "telex")


def sets(forms: Sequence[str], limit: int | None = None) -> list[Labelled]:
    """Our own, and the real ones where they lie beside the repository; `limit` questions a set."""
    asked = [*_spread(read_questions(OWN), limit), *_spread(_real(), limit)]
    return sorted(in_forms(asked, forms), key=lambda item: (item.set, forms.index(item.form)))


def never_asked(questions: Sequence[Labelled]) -> Iterator[str]:
    """Endless questions, each a slip of the finger away from a labelled one and none twice: a
    server that remembers what it was asked must not look faster for it."""
    seen = {question.text for question in questions}
    for turn in count():
        for question in questions:
            text = typo(question.text, Random(f"{turn} {question.text}"))
            while text in seen:
                text = f"{text} {turn}"
            seen.add(text)
            yield text


def _spread(questions: list[Labelled], limit: int | None) -> list[Labelled]:
    """`limit` of them, evenly over all."""
    size = len(questions)
    wanted = size if limit is None else min(limit, size)
    return [questions[at * size // wanted] for at in range(wanted)]


def _real() -> list[Labelled]:
    """The labels of the real questions are short names; the public scorer says which slug."""
    if not REAL.exists():
        return []
    slugs = runpy.run_path(str(SCORER))["SLUG"]
    rows = map(json.loads, REAL.read_text(encoding="utf-8").splitlines())
    return [
        Labelled(row["text"], slugs.get(row["procedure"], NONE), set="real", number=number)
        for number, row in enumerate(rows)
    ]
