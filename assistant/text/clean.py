"""What a message is before anyone reads it: NFC, no invisible characters, tidy spaces."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = {"Cf", "Co", "Cn", "Cs"}
_REPEATED_VOWEL = re.compile(r"([aeiouyàáảãạăâèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ])\1{2,}", re.IGNORECASE)


def clean(text: str) -> str:
    """NFC without control, zero-width or direction characters; runs of a space or vowel are one."""
    kept = (" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    visible = "".join(char for char in kept if not _is_noise(char))
    return " ".join(_REPEATED_VOWEL.sub(r"\1", visible).split())


def is_readable(text: str) -> bool:
    """False for what holds no letter and no digit: emoji, punctuation, nothing at all."""
    return any(char.isalnum() for char in text)


def _is_noise(char: str) -> bool:
    category = unicodedata.category(char)
    return category in _INVISIBLE or category in {"Cc", "Mn"}
