"""What the ranking of the portal's records learns from: evidence, and the row of what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from assistant.retrieval.evidence import Matrix
from assistant.retrieval.passages import ASKED
from assistant.retrieval.portal.index import Edited, PortalIndex, Shortlist
from assistant.retrieval.portal.titles import plain
from assistant.retrieval.search import NONE, Search
from assistant.text.noise import forms
from assistant.text.normalise import normalise
from assistant.training.portal.questions import (
    LEARNED,
    read_edited_questions,
    read_portal_questions,
)

NOISY = ("unmarked", "typo", "hurried")
PHRASES_EACH, EDITED_EACH = 40, 3
"""One of so many phrases, and of so many of the edited procedures' questions, is asked."""

T = TypeVar("T")


@dataclass(frozen=True)
class Example:
    """One form of one sentence; `right` is the row of the record meant, the last for none."""

    kind: str
    matrix: Matrix
    right: int


def portal_examples(
    index: PortalIndex, search: Search, about_none: Sequence[str]
) -> Iterator[Example]:
    """Questions as written and in a noisy form; every second other sentence in a noisy form."""
    asking = _Asking(index, search)
    yield from asking.questions()
    yield from asking.phrases()
    yield from asking.edited()
    for text in _shown(about_none, "none"):
        yield asking.about_none(text)


class _Asking:
    def __init__(self, index: PortalIndex, search: Search) -> None:
        self._index = index
        self._search = search

    def questions(self) -> Iterator[Example]:
        every = [*read_portal_questions(LEARNED), *read_portal_questions()]
        asked = [(item.text, item.slugs) for item in every if item.is_for_training]
        for number, (text, slugs) in enumerate(_shown(asked, "questions")):
            for form in (text, _noisy(text, number)):
                yield from self.about("question", form, slugs)
        for number, (text, slug) in enumerate(_shown(read_edited_questions(), "of the edited")):
            for form in (text, _noisy(text, number)):
                yield from self.about("edited_question", form, [slug])

    def phrases(self) -> Iterator[Example]:
        titles = self._index.titles
        some = range(0, len(titles.phrases), PHRASES_EACH)
        for number, at in enumerate(_shown(some, "phrases")):
            text = titles.phrases[at] if number % 2 else _noisy(titles.phrases[at], number)
            right = titles.slugs_of(titles.of_phrase[at])
            if right[0] not in self._search.index.slugs:
                yield from self.about("phrase", text, right, without=at)

    def edited(self) -> Iterator[Example]:
        phrase_at = {phrase: at for at, phrase in enumerate(self._index.titles.phrases)}
        asked = [
            (at, passage) for at, passage in enumerate(self._search.index.passages)
            if passage.kind == ASKED and passage.slug != NONE
        ][::EDITED_EACH]  # fmt: skip
        for number, (at, passage) in enumerate(_shown(asked, "edited")):
            text = passage.text if number % 2 else _noisy(passage.text, number)
            without = phrase_at[plain(passage.text)]
            yield from self.about("edited", text, [passage.slug], without, at)

    def about(
        self,
        kind: str,
        text: str,
        right: Sequence[str],
        without: int | None = None,
        hidden: int | None = None,
    ) -> Iterator[Example]:
        """`without` hides a phrase, `hidden` a passage of the edited procedures; nothing where no
        right one is in the shortlist."""
        found = self._find(text, without, hidden)
        rows = [found.slugs.index(slug) for slug in right if slug in found.slugs]
        if rows:
            yield Example(kind, found.matrix, rows[0])

    def about_none(self, text: str) -> Example:
        found = self._find(text)
        return Example("none", found.matrix, len(found.slugs))

    def _find(self, text: str, without: int | None = None, hidden: int | None = None) -> Shortlist:
        asked = normalise(text)
        shares, none, _ = self._search.rank_edited(asked, hidden)
        return self._index.find(asked, Edited(shares, none), without)


def _noisy(text: str, number: int) -> str:
    return forms(text, number)[NOISY[number % len(NOISY)]]


def _shown(items: Sequence[T], label: str) -> Iterator[T]:
    yield from track(items, f"portal: {label}", console=Console(stderr=True))
