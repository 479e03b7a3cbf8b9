"""One form for the many ways people write: clean, then the lexicon's phrases spelled out."""

from __future__ import annotations

from assistant.text.clean import clean
from assistant.text.lexicon import default_lexicon


def normalise(text: str) -> str:
    """Lower case, NFC, abbreviations, teencode and dialect replaced by the common words."""
    return default_lexicon().replace(clean(text).lower())
