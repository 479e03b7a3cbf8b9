"""What is to be done (again, longer, otherwise, no more): told apart by titles and by questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML

ACTIONS = Path(__file__).parents[3] / "nlu_data/portal/actions.yml"


class Actions:
    """Which actions each title names, of shape (titles, actions)."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._named = np.stack([_named(title, "title") for title in titles])

    def compare(self, text: str, rows: Sequence[int]) -> tuple[Any, Any]:
        """How many actions the titles at `rows` have that the question lacks, and the other way
        round; both of shape (rows,)."""
        asked, named = _named(text, "asked"), self._named[list(rows)]
        return (named & ~asked).sum(axis=1), (~named & asked).sum(axis=1)


def _named(text: str, side: str) -> Any:
    return np.array([bool(pattern.search(text)) for pattern in _patterns()[side]])


@lru_cache(maxsize=1)
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    raw = YAML(typ="safe").load(ACTIONS.read_text(encoding="utf-8"))
    return {side: [_any_of(action[side]) for action in raw.values()] for side in ("title", "asked")}


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
