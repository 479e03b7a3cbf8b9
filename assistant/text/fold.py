"""Folding: the form in which 'khai sinh', 'Khai Sinh' and 'KHAI SINH' without marks meet."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_D = str.maketrans({"đ": "d", "Đ": "D"})


class _WithoutMarks(dict[int, int | None]):
    """A table for str.translate that drops marks; each character is looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) == "Mn" else code
        return self[code]


_NO_MARKS = _WithoutMarks()
LONGEST_WORD = 12


def fold(text: str) -> str:
    """Lower case without tone or vowel marks, so that 'khai sinh' meets 'KHAI SINH'."""
    if text.isascii():
        return text.lower()
    return _fold_word(text) if len(text) <= LONGEST_WORD else _fold_text(text)


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.translate(_D))
    return decomposed.translate(_NO_MARKS).lower()


_fold_word = lru_cache(maxsize=8192)(_fold)
_fold_text = lru_cache(maxsize=256)(_fold)
"""A message folds its words some three hundred times, and itself thirty."""
