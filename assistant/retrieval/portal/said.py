"""What speaks for each record through the phrases people use for its title."""

from __future__ import annotations

from typing import Any

from assistant.retrieval.portal.titles import Titles
from assistant.retrieval.portal.worded import Worded


class Said:
    def __init__(self, titles: Titles) -> None:
        self._titles = titles
        self._worded = Worded(titles.phrases)

    def evidence(self, text: str) -> dict[str, Any]:
        """Of the best phrase of each record's title; every array has shape (records,)."""
        found = self._worded.evidence(text)
        best = {kind: self._titles.best_phrase(scores) for kind, scores in found.items()}
        return {**best, "words_lead": best["words"] - best["words"].max()}
