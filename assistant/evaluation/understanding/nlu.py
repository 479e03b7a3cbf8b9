"""A trained NLU model against labelled sentences, by the three figures papers report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assistant.evaluation.understanding.conlleval import SpanScores, score_spans
from assistant.evaluation.understanding.rasa_data import Sentence
from assistant.turn import Understanding

Parse = Callable[[str], Understanding]


@dataclass(frozen=True)
class Read:
    """A labelled sentence, and what the model made of it."""

    sentence: Sentence
    intent: str
    spans: tuple[tuple[int, int, str], ...]

    @property
    def is_intent_right(self) -> bool:
        return self.intent == self.sentence.intent

    @property
    def is_right(self) -> bool:
        """Intent and every slot."""
        return self.is_intent_right and Counter(self.spans) == Counter(self.sentence.spans)


@dataclass(frozen=True)
class NluScores:
    sentences: int
    intent_accuracy: float
    slots: SpanScores
    sentence_accuracy: float


def read_all(parse: Parse, sentences: Iterable[Sentence]) -> list[Read]:
    return [_read(sentence, parse(sentence.text)) for sentence in sentences]


def score_nlu(rows: list[Read]) -> NluScores:
    size = len(rows)
    return NluScores(
        size,
        sum(row.is_intent_right for row in rows) / size,
        score_spans((row.sentence.spans, row.spans) for row in rows),
        sum(row.is_right for row in rows) / size,
    )


def _read(sentence: Sentence, understood: Understanding) -> Read:
    """The likeliest intent counts: a fallback that isn't sure names none at all."""
    intent = understood.ranking[0][0] if understood.ranking else understood.intent
    spans = tuple((item.start, item.end, item.kind) for item in understood.entities)
    return Read(sentence, intent, spans)
