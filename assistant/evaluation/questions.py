"""Labelled questions, and the same ones in every noisy form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.text.noise import FORMS, forms

NONE = "none"
MARKED = "marked"
ALL_FORMS = (MARKED, *FORMS)
"""As written first, whether or not it has marks; then what noise makes of it."""


@dataclass(frozen=True)
class Labelled:
    """A question, the slug it is about ("none" for none of them) and what it wants to know.

    `intent` is empty where the label doesn't say. `number` is the line of its set, so that the
    forms of one question can be put side by side.
    """

    text: str
    procedure: str
    intent: str = ""
    set: str = "own"
    form: str = MARKED
    number: int = 0


def read_questions(path: Path, name: str = "own") -> list[Labelled]:
    """Lines of JSON: `text`, `procedure`, perhaps `intent`; what else is there is ignored."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Labelled(row["text"], row["procedure"], row.get("intent", ""), name, number=number)
        for number, row in enumerate(rows)
    ]


def in_forms(questions: Iterable[Labelled], wanted: Sequence[str]) -> Iterator[Labelled]:
    """Each question in the forms wanted; a form that a question can't take is left out."""
    for question in questions:
        made = {MARKED: question.text, **forms(question.text, question.number)}
        for form in wanted:
            if form in made:
                yield replace(question, text=made[form], form=form)
