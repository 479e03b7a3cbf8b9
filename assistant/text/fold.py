"""Folding: the form in which 'khai sinh', 'Khai Sinh' and 'KHAI SINH' without marks meet."""

from __future__ import annotations

import unicodedata

_D = str.maketrans({"đ": "d", "Đ": "D"})


def fold(text: str) -> str:
    """Lower case without tone or vowel marks, so that 'khai sinh' meets 'KHAI SINH'."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.translate(_D))
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn").lower()
