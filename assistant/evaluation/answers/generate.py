"""Runs the production assistant over a labelled file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant import Assistant, Turn

NONE = "none"


@dataclass(frozen=True)
class Labelled:
    """A question, the slug it is about ("none" for none of them) and what it wants to know."""

    text: str
    procedure: str
    intent: str


@dataclass(frozen=True)
class Given:
    """What the assistant made of a labelled question."""

    question: Labelled
    status: str
    procedure: str | None
    candidates: tuple[str, ...]
    intent: str | None
    confidence: float


def read_questions(path: Path) -> list[Labelled]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Labelled(row["text"], row["procedure"], row["intent"]) for row in rows]


def generate(assistant: Assistant, questions: Iterable[Labelled], today: date) -> Iterator[Given]:
    for question in questions:
        answer = assistant.answer(Turn(question.text, today))
        yield Given(
            question,
            answer.status.value,
            answer.procedure.slug if answer.procedure else None,
            tuple(item.procedure.slug for item in answer.candidates),
            answer.intent,
            answer.confidence,
        )
