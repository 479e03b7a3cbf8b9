"""What speaks for each record through the phrases people use for its title."""

from __future__ import annotations

from typing import Any

import numpy as np

from assistant.retrieval.index import WordIndex
from assistant.retrieval.portal.covering import Covering
from assistant.retrieval.portal.titles import Titles


class Said:
    def __init__(self, titles: Titles) -> None:
        self._titles = titles
        self._words = WordIndex.build(titles.phrases)
        self._covering = Covering(titles.phrases)

    def evidence(self, text: str) -> dict[str, Any]:
        """The best phrase of each record's title; every array has shape (records,)."""
        covers, covered = self._covering.shares(text)
        words = self._titles.best_phrase(self._words.scores(text))
        return {
            "said_words": words,
            "said_words_lead": words - words.max(),
            "said_covers": self._titles.best_phrase(covers),
            "said_covered": self._titles.best_phrase(covered),
        }


