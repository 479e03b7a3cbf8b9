"""The loose text of a record made clean: one line a thought, without bullets or odd characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

ABSENT = re.compile(r"(từ khóa: )?không có thông tin( (căn cứ pháp lý|thành phần hồ sơ))?\.?", re.I)
"""What the portal prints where it has nothing."""

_ODD = dict.fromkeys([0xAD, 0xFEFF, 0xFFFD, *range(0x200B, 0x2010), *range(0xE000, 0xF900)])
"""Soft hyphens, invisible marks, and bullets of symbol fonts that came without their font."""
_BULLET = re.compile(r"^(?:[-–+*•●⁕→.:]+[)*]*|\(\*+\)|[-+*]?\t)\s*")
_SUB = re.compile(r"^\s*[+•●⁕]")
_ENUMERATION = re.compile(r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-zđ]\d?[.)])\s+", re.I)
_STEP = re.compile(r"^(?:[a-zđ]\)\s*)?bước\s*(?:thứ\s*)?\d+\s*[.:)–-]*\s*", re.I)
_HEADING = 80
"""A line so short that ends in a colon announces what follows and belongs to it."""


def clean(text: str) -> str:
    """NFC on one line: no control or private characters, no doubled spaces."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_ODD).split())


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


def paragraphs(text: str) -> list[str]:
    """The thoughts of a long text in order: by 'Bước n' where there are steps, else by bullets."""
    lines = [(bool(_SUB.match(line)), without_bullet(clean(line))) for line in text.split("\n")]
    lines = [(is_sub, line) for is_sub, line in lines if re.search(r"\w", line)]
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
    kept = [line[0].upper() + line[1:] for line in lines if line]
    return " ".join(line if line.endswith(":") else as_sentence(line) for line in kept)
