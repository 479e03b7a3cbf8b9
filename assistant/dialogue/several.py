"""Whether a message is about several procedures, and which part of it is about which.

"làm lại căn cước với bằng lái" is about two; "làm khai sinh có cần giấy kết hôn không" about one,
for what is needed is a paper there; so is "sao y căn cước với bằng lái", where what comes after
"với" goes with the paper, not with the request.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.dialogue.cues import finds
from assistant.text.fold import fold
from assistant.text.normalise import normalise

AT_MOST = 3
LONGEST = 30
"""Words: in a letter the procedures named are mostly its background."""
LONGEST_CHOICE = 12
BOTH = 2
_BREAK = re.compile(r"[,;.?!\n]+")


@dataclass(frozen=True)
class Named:
    """A procedure named in the folded text."""

    slug: str
    start: int
    end: int


class Names:
    """The names people say, found in a text; the longest where several begin alike."""

    def __init__(self, spoken: Sequence[tuple[str, str]]) -> None:
        self._slugs = {fold(name): slug for name, slug in spoken}
        longest_first = sorted(self._slugs, key=len, reverse=True)
        any_of = "|".join(map(re.escape, longest_first))
        self._pattern = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)") if any_of else None

    def find(self, text: str) -> list[Named]:
        if self._pattern is None:
            return []
        found = self._pattern.finditer(fold(text))
        return [Named(self._slugs[item.group()], item.start(), item.end()) for item in found]


def parts_of(text: str, names: Names) -> tuple[str, ...]:
    """The parts of the text, each about another procedure; empty where it is about one."""
    found = names.find(text)
    if len(text.split()) > LONGEST or len({item.slug for item in found}) <= 1:
        return ()
    if finds("gathering", text) or _needed(text, found):
        return ()
    parts: list[str] = []
    told: set[str] = set()
    for piece in _pieces(text):
        slugs = {item.slug for item in names.find(piece)}
        if len(slugs) > 1:
            return ()
        if slugs - told:
            parts.append(piece)
        elif parts:
            parts[-1] = f"{parts[-1]} {piece}"
        told |= slugs
    return tuple(parts[:AT_MOST]) if len(parts) > 1 else ()


def is_choice(text: str, names: Names) -> tuple[str, ...]:
    """The two procedures between which the text asks to choose: "thường trú hay tạm trú"."""
    found = names.find(text)
    slugs = tuple(dict.fromkeys(item.slug for item in found))
    if len(slugs) != BOTH or len(text.split()) > LONGEST_CHOICE:
        return ()
    first_ends, last_begins = found[0].end, found[-1].start
    is_between = any(
        first_ends <= item.start < last_begins or item.kind == "comparing"
        for item in finds("choosing", text)
    )
    return slugs if is_between else ()


def wanted(text: str, names: Names) -> set[str]:
    """The slugs named but for those that are only needed as a paper."""
    found = names.find(text)
    return {item.slug for item in found} - {item.slug for item in _needed(text, found)}


def is_about_use(text: str, names: Names) -> bool:
    """Whether a paper will do for something: "đi máy bay dùng bản sao khai sinh được không" asks
    about the airline, not about the copy."""
    text = normalise(text)  # "đứng tên" without its marks is no "dùng"
    found = names.find(text)
    if not found or wanted(text, names) or not finds("doubting", text):
        return False
    return any(finds("using", _clause_before(item, text)) for item in found)


def _clause_before(item: Named, text: str) -> str:
    return _BREAK.split(text[: item.start])[-1]


def _needed(text: str, found: Sequence[Named]) -> list[Named]:
    """Where a word of needing stands before a name, in its clause, with no verb of doing
    between: what is named there is a paper."""
    bare = text
    for item in found:  # "căn" of "căn cước" reads like "cần" without marks
        bare = bare[: item.start] + " " * (item.end - item.start) + bare[item.end :]
    return [item for item in found if _is_needed(_BREAK.split(bare[: item.start])[-1])]


def _is_needed(before: str) -> bool:
    needs = [item.end for item in finds("needing", before)]
    acts = [item.end for item in finds("acting", before)]
    return bool(needs) and max(needs) > max(acts, default=-1)


def _pieces(text: str) -> list[str]:
    """Where the text parts: at commas and the like, and at words that join."""
    plain = fold(text)
    cuts = [(item.start(), item.end()) for item in _BREAK.finditer(plain)]
    cuts += [(item.start, item.end) for item in finds("joining", text)]
    pieces, at = [], 0
    for start, end in [*sorted(cuts), (len(text), len(text))]:
        if start >= at and text[at:start].strip():
            pieces.append(text[at:start].strip())
        at = max(at, end)
    return pieces
