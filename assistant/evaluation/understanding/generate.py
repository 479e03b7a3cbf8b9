"""Runs a trained NLU model over labelled sentences and writes what it understood, a line each."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.evaluation.understanding.conlleval import Span
from assistant.evaluation.understanding.rasa_data import Sentence
from assistant.turn import Understanding

Parse = Callable[[str], Understanding]


@dataclass(frozen=True)
class Understood:
    """A labelled sentence, and what the model made of it."""

    sentence: Sentence
    intent: str
    spans: tuple[Span, ...]

    @property
    def is_intent_right(self) -> bool:
        return self.intent == self.sentence.intent

    @property
    def is_right(self) -> bool:
        """Intent and every slot."""
        return self.is_intent_right and Counter(self.spans) == Counter(self.sentence.spans)


def understand_all(parse: Parse, sentences: Iterable[Sentence]) -> Iterator[Understood]:
    """The likeliest intent counts: a fallback that isn't sure names none at all."""
    for sentence in sentences:
        found = parse(sentence.text)
        intent = found.ranking[0][0] if found.ranking else found.intent
        spans = tuple((item.start, item.end, item.kind) for item in found.entities)
        yield Understood(sentence, intent, spans)


def write_understood(rows: Iterable[Understood], path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)


def read_understood(path: Path) -> list[Understood]:
    return [_from_json(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def _from_json(raw: dict[str, Any]) -> Understood:
    sentence = raw["sentence"]
    labelled = Sentence(sentence["text"], sentence["intent"], _spans(sentence["spans"]))
    return Understood(labelled, raw["intent"], _spans(raw["spans"]))


def _spans(raw: Iterable[tuple[int, int, str]]) -> tuple[Span, ...]:
    return tuple((start, end, kind) for start, end, kind in raw)
