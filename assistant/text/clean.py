"""What a message is before anyone reads it: NFC, no invisible characters, tidy spaces."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = {"Cf", "Co", "Cn", "Cs", "Cc", "Mn"}
_REPEATED_VOWEL = re.compile(r"([aeiouyàáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ])\1{2,}", re.IGNORECASE)


def clean(text: str) -> str:
    """NFC without control, zero-width or direction characters; runs of a space or vowel are one."""
    visible = unicodedata.normalize("NFC", text).translate(_VISIBLE)
    return " ".join(_REPEATED_VOWEL.sub(r"\1", visible).split())


def is_readable(text: str) -> bool:
    """False for what holds no letter and no digit: emoji, punctuation, nothing at all."""
    return any(char.isalnum() for char in text)


class _Visible(dict[int, "str | None"]):
    """A table for str.translate: spaces for what is a space, nothing for what is not seen; each
    character is looked up once."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        is_noise = unicodedata.category(char) in _INVISIBLE
        self[code] = " " if char.isspace() else None if is_noise else char
        return self[code]


_VISIBLE = _Visible()
