"""Phrases that steer a talk, read from cues.yaml: what is asked, corrected, pointed at, feared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from assistant.text.fold import fold

PATH = Path(__file__).parent / "cues.yaml"


@dataclass(frozen=True)
class Said:
    """One phrase found: its kind and where it stands in the folded text."""

    kind: str
    start: int
    end: int


def finds(group: str, text: str) -> list[Said]:
    """The phrases of a group in the text, in its order; where two begin alike, the longer.

    A phrase written with marks in cues.yaml is met only where the text has the same marks; one
    without is met in any writing.
    """
    kinds, pattern = _patterns()[group]
    plain, marked = fold(text), text.lower()
    found = []
    for match in pattern.finditer(plain):
        kind, needs = kinds[match.group()]
        if needs is None or needs in marked:
            found.append(Said(kind, match.start(), match.end()))
    return found


def says(group: str, text: str) -> bool:
    return bool(finds(group, text))


def kinds_of(group: str, text: str) -> tuple[str, ...]:
    """The kinds said, each once, in order."""
    return tuple(dict.fromkeys(item.kind for item in finds(group, text)))


def without(group: str, text: str) -> str:
    """The text with the phrases of a group taken off its beginning, all that stand there."""
    while True:
        plain = fold(text)
        lead = next((item for item in finds(group, text) if not plain[: item.start].strip()), None)
        if lead is None or len(plain) != len(text):
            return text
        text = text[lead.end :].lstrip(" ,.;:!-")


@cache
def words_of(group: str) -> frozenset[str]:
    """The phrases of a group that has no kinds, folded."""
    return frozenset(_patterns()[group][0])


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[dict[str, tuple[str, str | None]], re.Pattern[str]]]:
    loaded: dict[str, Any] = YAML(typ="safe").load(PATH.read_text(encoding="utf-8"))
    return {group: _pattern(group, raw) for group, raw in loaded.items()}


def _pattern(group: str, raw: Any) -> tuple[dict[str, tuple[str, str | None]], re.Pattern[str]]:
    by_kind = raw if isinstance(raw, dict) else {group: raw}
    phrases: dict[str, tuple[str, str | None]] = {}
    for kind, group_phrases in by_kind.items():
        for phrase in map(str, group_phrases):
            plain = fold(phrase)
            phrases[plain] = (kind, None if plain == phrase else phrase.lower())
    longest_first = sorted(phrases, key=len, reverse=True)
    any_of = "|".join(map(re.escape, longest_first))
    return phrases, re.compile(rf"(?<!\w)(?:{any_of})(?!\w)")
