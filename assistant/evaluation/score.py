"""All figures of what `generate` wrote: by set and form, each the union of the four judges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.evaluation.answers import evaluate as answers
from assistant.evaluation.generate import Given
from assistant.evaluation.refusals import evaluate as refusals
from assistant.evaluation.retrieval import evaluate as retrieval
from assistant.evaluation.understanding import evaluate as understanding
from assistant.evaluation.verdicts import Figures

JUDGES = (retrieval.score, answers.score, refusals.score, understanding.score)


def score(rows: Sequence[Given]) -> Figures:
    """The figures of one set in one form; their names don't overlap."""
    return {name: value for judge in JUDGES for name, value in judge(rows).items()}


def score_groups(rows: Iterable[Given]) -> dict[str, Figures]:
    """The figures by "set.form", in the order written."""
    return {name: score(group) for name, group in grouped(rows).items()}


def grouped(rows: Iterable[Given]) -> dict[str, list[Given]]:
    groups: dict[str, list[Given]] = defaultdict(list)
    for row in rows:
        groups[f"{row.question.set}.{row.question.form}"].append(row)
    return dict(groups)
