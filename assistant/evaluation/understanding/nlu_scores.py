"""What `generate` wrote, by the three figures that papers on intents and slots report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.understanding.conlleval import SpanScores, score_spans
from assistant.evaluation.understanding.generate import Understood
from assistant.evaluation.verdicts import Figures

NLU_GROUP = "nlu.marked"
"""Under which "set.form" the figures on our own held-out sentences are kept."""


@dataclass(frozen=True)
class NluScores:
    sentences: int
    intent_accuracy: float
    slots: SpanScores
    sentence_accuracy: float
    """The share of sentences whose intent and slots are all right."""

    @property
    def figures(self) -> Figures:
        return {
            "intent_accuracy": self.intent_accuracy,
            "slot_precision": self.slots.precision,
            "slot_recall": self.slots.recall,
            "slot_f1": self.slots.f1,
            "sentence_accuracy": self.sentence_accuracy,
        }


def score_nlu(rows: Sequence[Understood]) -> NluScores:
    """Raises ZeroDivisionError without rows: there is nothing to tell."""
    return NluScores(
        len(rows),
        sum(row.is_intent_right for row in rows) / len(rows),
        score_spans((row.sentence.spans, row.spans) for row in rows),
        sum(row.is_right for row in rows) / len(rows),
    )
