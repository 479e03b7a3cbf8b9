"""An address as words: folded to be looked up, and as marked to tell Thanh An from Thạnh An."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.text.clean import clean
from assistant.text.fold import fold

COMMA = ","
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"[^\W_]+|[,;()\n]")
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)")
_NUMBERED = re.compile(r"(?<!\w)(tp|p|q|f|ph|phuong|quan)(\d{1,2})(?!\w)")
_CITY = re.compile(r"(?<!\w)(tp|tx|tt)(?=hcm(?!\w)|tdm(?!\w))")
_APOSTROPHES = re.compile(r"['’‘`]")


@dataclass(frozen=True)
class Token:
    """`text` is folded, `marked` keeps its marks with the tone at its end."""

    text: str
    marked: str


def tokens_of(text: str) -> tuple[Token, ...]:
    """'P.5, Q10' → p 5 , q 10. Whatever separates parts of an address becomes a comma."""
    plain = _APOSTROPHES.sub("", clean(text).lower())
    plain = _DOTTED.sub(lambda match: match[0].replace(".", "") + " ", plain)
    plain = _CITY.sub(r"\1 ", _NUMBERED.sub(r"\1 \2", plain))
    return tuple(_token(word) for word in _WORD.findall(plain))


def _token(word: str) -> Token:
    if not word[0].isalnum():
        return Token(COMMA, COMMA)
    if word.isdigit():
        number = word.lstrip("0") or "0"
        return Token(number, number)
    return Token(fold(word), tone_last(word))


def tone_last(word: str) -> str:
    """'hoà' and 'hòa' alike: shape marks stay on their letters, the tone goes to the end."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = "".join(char for char in letters if char in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES)) + tones
