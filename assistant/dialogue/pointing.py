"""Which of the things said before a message points at: "cái thứ hai", "cả hai", "cái kia"."""

from __future__ import annotations

import re

from assistant.dialogue.cues import finds, kinds_of, without
from assistant.text.fold import fold

LONGEST = 9
"""Words: longer messages say what they want themselves."""
LONGEST_NUMBER = 2
PLACES = {"first": 0, "second": 1, "third": 2, "last": -1}
_WORD = re.compile(r"\w+")


def pointed_at(text: str, offered: tuple[str, ...], current: str | None) -> tuple[str, ...]:
    """The slugs meant, of those offered: one, both, or none. `current` is talked of already."""
    kind = _kind(text)
    if kind == "both":
        return offered[:2]
    if kind == "other":
        return tuple(slug for slug in offered if slug != current)[:1]
    place = PLACES.get(kind or "", len(offered))
    return (offered[place],) if place < len(offered) and offered else ()


def points(text: str) -> bool:
    return _kind(text) is not None


def points_back(text: str) -> bool:
    """True for "quay lại câu trước"."""
    return _kind(text) == "back"


def agrees(text: str) -> bool:
    """True where nothing is said but yes."""
    return bool(finds("agreeing", text)) and not _WORD.findall(fold(without("agreeing", text)))


def _kind(text: str) -> str | None:
    words = _WORD.findall(fold(text))
    if len(words) > LONGEST:
        return None
    numbers = kinds_of("numbers", text) if len(words) <= LONGEST_NUMBER else ()
    return next(iter((*kinds_of("pointing", text), *numbers)), None)
