"""Folding: the form in which 'khai sinh', 'Khai Sinh' and 'KHAI SINH' without marks meet."""

from __future__ import annotations

import unicodedata

_D = str.maketrans({"đ": "d", "Đ": "D"})


class _WithoutMarks(dict[int, int | None]):
    """A table for str.translate that drops marks; each character is looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) == "Mn" else code
        return self[code]


_NO_MARKS = _WithoutMarks()


def fold(text: str) -> str:
    """Lower case without tone or vowel marks, so that 'khai sinh' meets 'KHAI SINH'."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.translate(_D))
    return decomposed.translate(_NO_MARKS).lower()
