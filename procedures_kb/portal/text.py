"""The loose text of a record made clean: one line a thought, without bullets or odd characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ABSENT = re.compile(
    r"(từ khóa: )?không có thông tin( căn cứ pháp lý| thành phần hồ sơ)?\.?"
    r"|(không|chưa)( có| quy định| yêu cầu| áp dụng)*\.?",
    re.I,
)
"""What the portal prints where it has nothing, and what people type there."""

_ODD = re.compile(r"[\u00ad\ufeff\ufffd\u200b-\u200f\ue000-\uf8ff]")
"""Soft hyphens, invisible marks, and bullets of symbol fonts that came without their font."""
_BULLET = re.compile(r"^(?:[-–+*•●⁕→.:]+[)*]*|\(\*+\)|[-+*]?\t)\s*")
_SUB = re.compile(r"^\s*[+•●⁕]")
_ENUMERATION = re.compile(r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-zđ]\d?[.)])\s+", re.I)
_STEP = re.compile(r"^(?:[a-zđ]\)\s*)?bước\s*(?:thứ\s*)?\d+[a-z]?(?:\.\d+)?\s*[.:)–-]+\s*", re.I)
_INNER_BULLET = re.compile(r"(?<=[;:.]) [-+*•] ")
_NARROW = 40
"""No page is narrower: a shorter line ended because its thought did."""
_HEADING = 80
"""A line so short that ends in a colon announces what follows and belongs to it."""


def normalise(text: str) -> str:
    """The whole record in NFC (a fifth of them aren't), without characters nobody can read."""
    return _ODD.sub("", unicodedata.normalize("NFC", text))


def clean(text: str) -> str:
    """One line: no control characters, no doubled spaces, no bullets inside."""
    return _INNER_BULLET.sub(" ", " ".join(text.split()))


def present(text: str) -> str:
    """The cleaned text, or empty where the portal says that it has nothing."""
    found = clean(text)
    return "" if ABSENT.fullmatch(found) or not re.search(r"\w", found) else found


def without_bullet(line: str) -> str:
    """'- + Tờ khai' → 'Tờ khai'."""
    before = None
    while line != before:
        before, line = line, _BULLET.sub("", line).strip()
    return line


def without_number(line: str) -> str:
    """'5) Danh sách' → 'Danh sách'; the portal shuffles such lists."""
    return _ENUMERATION.sub("", line)


def as_sentence(line: str) -> str:
    return line if line[-1:] in ".!?…" else f"{line.rstrip(' ;,')}."


def one_line(text: str) -> str:
    """All lines as sentences of one, beginning as written; empty where the portal has nothing."""
    first, *more = [line for _, line in _lines(text)] or [""]
    said = " ".join(filter(None, [_ended(first) if more else first, _joined(more)]))
    return "" if ABSENT.fullmatch(said) else said.removesuffix(".")


def _lines(text: str) -> list[tuple[bool, str]]:
    """(is it below the line before, the line) without bullets, broken sentences put together."""
    found: list[tuple[bool, str]] = []
    for raw in text.split("\n"):
        line = clean(raw)
        plain = without_bullet(line)
        if not re.search(r"\w", plain):
            continue
        if found and plain == line and _goes_on(found[-1][1], line):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line}")
        else:
            found.append((bool(_SUB.match(raw)), plain))
    return found


def _goes_on(before: str, line: str) -> bool:
    """A sentence that the width of somebody's page broke: 'trong thời hạn / 15 ngày'."""
    if before[-1] in ".;:!?…" or _ENUMERATION.match(line):
        return False
    return before[-1] == "," or line[0].islower() or (line[0].isdigit() and len(before) > _NARROW)


def paragraphs(text: str) -> list[str]:
    """The thoughts of a long text in order: by 'Bước n' where there are steps, else by bullets."""
    lines = _lines(text)
    in_steps = sum(bool(_STEP.match(line)) for _, line in lines) > 1
    groups: list[list[str]] = []
    for is_sub, line in lines:
        begins = bool(_STEP.match(line)) if in_steps else not is_sub
        if not groups or (begins and not _is_heading(groups[-1])):
            groups.append([])
        groups[-1].append(_STEP.sub("", line) if in_steps else line)
    said = (_joined(group) for group in groups)
    return list(dict.fromkeys(words for words in said if present(words)))


def _is_heading(group: list[str]) -> bool:
    return len(group) == 1 and group[0].endswith(":") and len(group[0]) <= _HEADING


def _joined(lines: Iterable[str]) -> str:
    """One line; each thought begins with a capital and only what is announced follows a colon."""
    first, *more = [line for line in lines if line] or [""]
    kept = [_capital(line) for line in (without_number(first), *more) if line]
    ends = (as_sentence(line.rstrip(": ")) for line in kept[-1:])
    return " ".join([*map(_ended, kept[:-1]), *ends])


def _ended(line: str) -> str:
    return line if line.endswith(":") else as_sentence(line)


def _capital(line: str) -> str:
    return line if _ENUMERATION.match(line) else line[0].upper() + line[1:]
