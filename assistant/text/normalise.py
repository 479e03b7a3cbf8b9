"""One form for the many ways people write: cleaned, repaired, spelled out, with its tone marks."""

from __future__ import annotations

from functools import lru_cache

from assistant.text.clean import clean
from assistant.text.lexicon import everyday_names
from assistant.text.reading import read_plainly


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Lower case, NFC; abbreviations, teencode and dialect in the common words, slips mended,
    missing tone marks put in, and the proper name of a paper beside the everyday one."""
    return everyday_names().replace(read_plainly(clean(text)).text)
