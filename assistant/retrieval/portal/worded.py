"""What speaks for each record by the words of its texts: as asked, and with the office's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.retrieval.index import WordIndex
from assistant.retrieval.portal.covering import Covering


class Worded:
    """One text a record: its title, all it says, or its title with its phrases."""

    def __init__(self, kind: str, texts: Sequence[str]) -> None:
        """`kind` begins the name of each piece of evidence."""
        self._kind = kind
        self._words = WordIndex.build(texts)
        self._covering = Covering(texts)

    def evidence(self, text: str, official: str) -> dict[str, Any]:
        """Every array has shape (records,)."""
        words, words_official = self._words.scores(text), self._words.scores(official)
        covers, covered = self._covering.shares(text)
        covers_official, covered_official = self._covering.shares(official)
        found = {
            "words": words,
            "words_lead": words - words.max(),
            "words_official": words_official,
            "words_official_lead": words_official - words_official.max(),
            "words_share": words_official / max(float(words_official.max()), 1e-6),
            "covers": covers,
            "covered": covered,
            "covers_official": covers_official,
            "covered_official": covered_official,
        }
        return {f"{self._kind}_{name}": scores for name, scores in found.items()}
