"""Runs the production assistant over labelled questions and writes what it said, a line each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from assistant import Answer, Assistant, Turn
from assistant.evaluation.questions import Labelled
from assistant.turn import Context

SEARCH = "find_procedure"
"""The step after which the candidates are those of the search, before a later one settles."""


@dataclass(frozen=True)
class Given:
    """What the assistant made of a labelled question.

    `candidates` are those of the answer; `found` and `in_scope` are probabilities as the search
    gave them, the likeliest first; `understood` is the NLU's own intent, before any step.
    """

    question: Labelled
    status: str
    procedure: str | None
    candidates: tuple[str, ...]
    intent: str | None
    confidence: float
    understood: str = ""
    found: tuple[tuple[str, float], ...] = ()
    in_scope: float = 0.0
    sources: int = 0
    reply: str = ""
    milliseconds: float = 0.0


def generate(assistant: Assistant, questions: Iterable[Labelled], today: date) -> Iterator[Given]:
    """Each question opens its own conversation."""
    for question in questions:
        yield _ask(assistant, question, today)


def write_given(rows: Iterable[Given], path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)


def read_given(path: Path) -> list[Given]:
    return [_given(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _ask(assistant: Assistant, question: Labelled, today: date) -> Given:
    context = Context(Turn(question.text, today))
    started = perf_counter()
    answer, found, in_scope = _walk(assistant, context)
    return Given(
        question,
        answer.status.value,
        answer.procedure.slug if answer.procedure else None,
        tuple(item.procedure.slug for item in answer.candidates),
        answer.intent,
        answer.confidence,
        context.understanding.intent,
        found,
        in_scope,
        len(answer.sources),
        answer.text,
        round((perf_counter() - started) * 1000, 1),
    )


def _walk(
    assistant: Assistant, context: Context
) -> tuple[Answer, tuple[tuple[str, float], ...], float]:
    """The assistant's own steps; what the search found is read before a later step narrows it.

    A step that raises ends the evaluation: a fault is not a wrong answer.
    """
    found: tuple[tuple[str, float], ...] = ()
    in_scope = 0.0
    for name, step in assistant.steps:
        answer = step(context)
        if name == SEARCH:
            found = tuple((item.procedure.slug, item.score) for item in context.candidates)
            in_scope = context.in_scope
        if answer is not None:
            return answer, found, in_scope
    raise RuntimeError("the last step must answer")


def _given(raw: dict[str, Any]) -> Given:
    found = tuple((str(slug), float(score)) for slug, score in raw["found"])
    question = Labelled(**raw["question"])
    plain = {**raw, "question": question, "candidates": tuple(raw["candidates"]), "found": found}
    return Given(**plain)
