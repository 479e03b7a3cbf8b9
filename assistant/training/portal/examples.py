"""What the ranking of the portal's records learns from: evidence, and what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from rich.console import Console
from rich.progress import track

from assistant.retrieval.evidence import Matrix
from assistant.retrieval.portal.index import FEATURES, Edited, PortalIndex, Shortlist
from assistant.retrieval.search import Search
from assistant.text.noise import forms
from assistant.text.normalise import normalise
from assistant.training.portal.questions import (
    LEARNED,
    read_edited_questions,
    read_portal_questions,
)

NOISY = ("unmarked", "typo", "hurried")
IS_EDITED = FEATURES.index("is_edited")

T = TypeVar("T")


@dataclass(frozen=True)
class Example:
    """One form of one sentence; `right` marks the rows that answer it, the last for none."""

    kind: str
    matrix: Matrix
    right: Any


def portal_examples(
    index: PortalIndex, search: Search, about_none: Sequence[str]
) -> Iterator[Example]:
    """Questions as written and in a noisy form; every second other sentence in a noisy form."""
    asking = _Asking(index, search)
    yield from asking.questions()
    yield from asking.edited_questions()
    for number, text in enumerate(_shown(about_none, "none")):
        yield asking.about_none(text if number % 2 else _noisy(text, number))


class _Asking:
    def __init__(self, index: PortalIndex, search: Search) -> None:
        self._index = index
        self._search = search

    def questions(self) -> Iterator[Example]:
        """A record of the same title is as right as the one meant."""
        every = [*read_portal_questions(LEARNED), *read_portal_questions()]
        asked = [(item.text, item.slugs) for item in every if item.is_for_training]
        for number, (text, slugs) in enumerate(_shown(asked, "questions")):
            right = self._index.titles.as_good(slugs)
            for form in (text, _noisy(text, number)):
                found = self._find(form)
                marks = np.array([slug in right for slug in found.slugs] + [False])
                if marks.any():
                    yield Example("question", found.matrix, marks)

    def edited_questions(self) -> Iterator[Example]:
        """Which of the edited procedures is meant, their own ranking decides."""
        for number, (text, _) in enumerate(_shown(read_edited_questions(), "of the edited")):
            for form in (text, _noisy(text, number)):
                matrix = self._find(form).matrix
                yield Example("edited_question", matrix, matrix[:, IS_EDITED] == 1)

    def about_none(self, text: str) -> Example:
        found = self._find(text)
        return Example("none", found.matrix, np.arange(len(found.slugs) + 1) == len(found.slugs))

    def _find(self, text: str) -> Shortlist:
        asked = normalise(text)
        shares, none, _ = self._search.rank_edited(asked)
        return self._index.find(asked, Edited(shares, none))


def _noisy(text: str, number: int) -> str:
    return forms(text, number)[NOISY[number % len(NOISY)]]


def _shown(items: Sequence[T], label: str) -> Iterator[T]:
    yield from track(items, f"portal: {label}", console=Console(stderr=True))
