"""Tone and vowel marks: putting them on letters, and one place for the tone ('hòa', not 'hoà')."""

from __future__ import annotations

import re
import unicodedata

GRAVE, ACUTE, HOOK, TILDE, DOT = TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
CIRCUMFLEX, BREVE, HORN = "\u0302", "\u0306", "\u031b"
BARRED_D = unicodedata.lookup("LATIN SMALL LETTER D WITH STROKE")


def compose(*parts: str) -> str:
    return unicodedata.normalize("NFC", "".join(parts))


_MOVED = {
    compose(one, two, tone): compose(one, tone, two)
    for one, two in ("oa", "oe", "uy")
    for tone in TONES
}
_TONE_ON_SECOND = re.compile(rf"(?<![qQ])({'|'.join(_MOVED)})(?![^\W\d_])")


def place_tones(text: str) -> str:
    """Lower-case text with the tone of an open 'oa', 'oe', 'uy' on the first vowel.

    Both places are taught; one is kept so that one word has one form.
    """
    return _TONE_ON_SECOND.sub(lambda found: _MOVED[found[1]], text)
