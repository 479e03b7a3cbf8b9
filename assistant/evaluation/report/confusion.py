"""Which procedure was named for which: rows are what was meant, columns what was said."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.generate import Given
from assistant.evaluation.questions import NONE
from assistant.evaluation.verdicts import first_named


@dataclass(frozen=True)
class Confusion:
    """`labels` name rows and columns alike; `counts[meant, said]` is a number of questions.

    "none" is a refusal, or small talk.
    """

    labels: tuple[str, ...]
    counts: Counter[tuple[str, str]]

    def pairs(self) -> list[tuple[str, str, int]]:
        """What was taken for something else, the most frequent first."""
        wrong = [
            (meant, said, size) for (meant, said), size in self.counts.items() if meant != said
        ]
        return sorted(wrong, key=lambda item: (-item[2], item[0], item[1]))


def confusion_of(rows: Sequence[Given]) -> Confusion:
    counts = Counter((row.question.procedure, first_named(row) or NONE) for row in rows)
    meant = sorted({label for pair in counts for label in pair} - {NONE})
    return Confusion((*meant, NONE), counts)


def write_confusion(confusion: Confusion, path: Path) -> None:
    """CSV; the first column is what was meant."""
    with path.open("w", encoding="utf-8", newline="") as out:
        sheet = csv.writer(out)
        sheet.writerow(["meant", *confusion.labels])
        for meant in confusion.labels:
            sheet.writerow([meant, *(confusion.counts[meant, said] for said in confusion.labels)])
