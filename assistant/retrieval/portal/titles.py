"""The records by their titles: several share one, and what people say for it speaks for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from assistant.retrieval.portal.wording import Wording
from assistant.text.clean import clean
from procedures_kb.portal.succession import same_title


def plain(text: str) -> str:
    """The records and the wording are spelled well: they need no repair, as messages do."""
    return clean(text).lower()


class Titles:
    """`of_record` and `of_phrase` number the title of each; phrases of one title stand together.

    `is_edited` and `one_name_each` have one entry a title."""

    def __init__(
        self, names: Mapping[str, str], wording: Wording, edited: Container[str] = ()
    ) -> None:
        """`names` and `wording` by slug; those of `edited` share their title with no other."""
        self.slugs = list(names)
        self.names = [plain(name) for name in names.values()]
        titles = [
            slug if slug in edited else same_title(name.partition(" (")[0])
            for slug, name in names.items()
        ]
        number = {title: at for at, title in enumerate(dict.fromkeys(titles))}
        self.of_record = np.array([number[title] for title in titles])
        said: dict[int, list[str]] = defaultdict(list)
        for slug, at in zip(self.slugs, self.of_record):
            said[int(at)] += map(plain, wording.get(slug, ()))
        self.phrases = [phrase for at in sorted(said) for phrase in said[at]]
        self.of_phrase = np.array([at for at in sorted(said) for _ in said[at]], dtype=int)
        self.size = len(number)
        self.is_edited = np.array([title in edited for title in number])
        first = dict(zip(reversed(self.of_record.tolist()), reversed(self.names)))
        self.one_name_each = [first[title] for title in range(self.size)]
        self._first = np.searchsorted(self.of_phrase, np.arange(self.size + 1))

    def phrases_of(self, records: Sequence[int]) -> tuple[Any, Any, Any]:
        """The places of all phrases of their titles, one record after the other; where each
        record's begin among these; and which records have any (the others begin nowhere)."""
        titles = self.of_record[records]
        first, last = self._first[titles], self._first[titles + 1]
        has_any = last > first
        places = [np.arange(*ends) for ends in zip(first[has_any], last[has_any])]
        starts = np.cumsum([0, *map(len, places)])[:-1]
        return (np.concatenate(places) if places else first[:0]), starts, has_any

    def with_phrases(self) -> list[str]:
        """Of each record its title and what people say for it, as one text."""
        said = defaultdict(list)
        for title, phrase in zip(self.of_phrase, self.phrases):
            said[int(title)].append(phrase)
        return [
            " . ".join([name, *said[int(title)]]) for name, title in zip(self.names, self.of_record)
        ]

    def as_good(self, slugs: Iterable[str]) -> frozenset[str]:
        """Those and all others of the same titles."""
        place = {slug: at for at, slug in enumerate(self.slugs)}
        wanted = {self.of_record[place[slug]] for slug in slugs if slug in place}
        return frozenset(slug for slug, title in zip(self.slugs, self.of_record) if title in wanted)
