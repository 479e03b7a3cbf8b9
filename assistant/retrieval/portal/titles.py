"""The records by their titles: several share one, and what people say for it speaks for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping

import numpy as np

from assistant.retrieval.portal.wording import Wording
from assistant.text.clean import clean
from procedures_kb.portal.succession import same_title


def plain(text: str) -> str:
    """The records and the wording are spelled well: they need no repair, as messages do."""
    return clean(text).lower()


class Titles:
    """`of_record` and `of_phrase` number the title of each; phrases of one title stand together."""

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

    def slugs_of(self, title: int) -> list[str]:
        return [self.slugs[at] for at in np.flatnonzero(self.of_record == title)]
