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
_LETTER = re.compile(r"\w")


@dataclass(frozen=True)
class Said:
    """One phrase found: its kind and where it stands in the folded text."""

    kind: str
    start: int
    end: int


def finds(group: str, text: str) -> list[Said]:
    """The phrases of a group in the text, in its order; where two begin alike, the longer.

    A phrase written without marks in cues.yaml is met in any writing. One with marks is met where
    the text has the same marks; where both stand there ("ngu quá", "ngu qua"), in either writing
    but no other ("ngủ quá").
    """
    phrases, pattern = _patterns()[group]
    plain, written = fold(text), text.lower()
    found = []
    for match in pattern.finditer(plain):
        kind, forms = phrases[match.group()]
        is_any = forms == {match.group()} or len(plain) != len(written)
        if is_any or written[match.start() : match.end()] in forms:
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


def taken_out(group: str, text: str) -> str:
    """The folded text without the phrases of a group, wherever they stand."""
    left = fold(text)
    for item in reversed(finds(group, text)):
        left = left[: item.start] + left[item.end :]
    return left


def is_nothing_but(group: str, text: str) -> bool:
    return bool(finds(group, text)) and not _LETTER.search(without(group, text))


@cache
def words_of(group: str) -> frozenset[str]:
    """The phrases of a group that has no kinds, folded."""
    return frozenset(_patterns()[group][0])


Phrases = dict[str, tuple[str, set[str]]]
"""Folded phrase → its kind, and the ways it is written in cues.yaml."""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[Phrases, re.Pattern[str]]]:
    loaded: dict[str, Any] = YAML(typ="safe").load(PATH.read_text(encoding="utf-8"))
    return {group: _pattern(group, raw) for group, raw in loaded.items()}


def _pattern(group: str, raw: Any) -> tuple[Phrases, re.Pattern[str]]:
    by_kind = raw if isinstance(raw, dict) else {group: raw}
    phrases: Phrases = {}
    for kind, written in by_kind.items():
        for phrase in map(str, written):
            _, forms = phrases.setdefault(fold(phrase), (kind, set()))
            forms.add(phrase.lower())
    longest_first = sorted(phrases, key=len, reverse=True)
    any_of = "|".join(map(re.escape, longest_first))
    return phrases, re.compile(rf"(?<!\w)(?:{any_of})(?!\w)")
