"""What speaks for each text by its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.retrieval.index import WordIndex
from assistant.retrieval.portal.covering import Covering


class Worded:
    def __init__(self, texts: Sequence[str]) -> None:
        self._words = WordIndex.build(texts)
        self._covering = Covering(texts)

    def evidence(self, text: str) -> dict[str, Any]:
        """Every array has shape (texts,): BM25, how far it is behind the best, and the shares of
        rare words: of the question, and of each text."""
        words = self._words.scores(text)
        covers, covered = self._covering.shares(text)
        return {
            "words": words,
            "words_lead": words - words.max(),
            "covers": covers,
            "covered": covered,
        }
