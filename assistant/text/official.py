"""What an office calls the things people name: added to a search in official titles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ruamel.yaml import YAML

from assistant.text.fold import fold
from assistant.text.lexicon import LEXICON_FOLDER, LONGEST_PHRASE

_WORD = re.compile(r"\w+")


def official_words(text: str) -> str:
    """The official words for every phrase of the list that stands in the text, longest first;
    empty where there are none."""
    words = _WORD.findall(text.lower())
    found: list[str] = []
    at = 0
    while at < len(words):
        size, meaning = _longest(words, at)
        found += [meaning] if meaning else []
        at += size
    return " ".join(found)


def _longest(words: list[str], at: int) -> tuple[int, str | None]:
    terms = _terms()
    for size in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + size])
        meaning = terms.get(phrase) or (terms.get(fold(phrase)) if size > 1 else None)
        if meaning:
            return size, meaning
    return 1, None


@lru_cache(maxsize=1)
def _terms() -> Mapping[str, str]:
    """Phrases, and those of two words or more also without their marks."""
    path = LEXICON_FOLDER / "official_terms.yml"
    raw = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    terms = {str(phrase): str(meaning) for phrase, meaning in raw.items()}
    folded = {fold(phrase): meaning for phrase, meaning in terms.items() if " " in phrase}
    return {**folded, **terms}
