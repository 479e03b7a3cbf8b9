"""Slot F1 by the rules of conlleval: a span counts only with both its ends and its kind right.

Tjong Kim Sang and Buchholz 2000, "Introduction to the CoNLL-2000 shared task: chunking", section 5;
Sang and De Meulder 2003 for entities. Micro-averaged: all spans of all sentences in one count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int, str]
"""Start, end (exclusive) and kind."""


@dataclass(frozen=True)
class SpanScores:
    """Counts of spans: labelled, predicted, and both alike."""

    labelled: int
    predicted: int
    correct: int

    @property
    def precision(self) -> float:
        return self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.correct / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        both = self.labelled + self.predicted
        return 2 * self.correct / both if both else 0.0


def spans_of(tags: Sequence[str]) -> list[Span]:
    """Spans of BIO tags, over positions of tokens.

    As in conlleval, a span also begins at an I- that follows O or another kind.
    """
    spans: list[Span] = []
    start, kind = 0, ""
    for at, tag in enumerate([*tags, "O"]):
        prefix, _, named = tag.partition("-")
        if kind and (prefix != "I" or named != kind):
            spans.append((start, at, kind))
            kind = ""
        if prefix != "O" and not kind:
            start, kind = at, named
    return spans


def score_spans(pairs: Iterable[tuple[Collection[Span], Collection[Span]]]) -> SpanScores:
    """Of (labelled, predicted) spans, a pair a sentence."""
    labelled = predicted = correct = 0
    for truth, guess in pairs:
        labelled += len(truth)
        predicted += len(guess)
        correct += sum((Counter(truth) & Counter(guess)).values())
    return SpanScores(labelled, predicted, correct)
