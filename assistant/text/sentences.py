"""Splitting a letter into sentences, so that the question in it can be found."""

from __future__ import annotations

import re

from assistant.text.fold import fold

FEWEST_WORDS = 3
_ASKING_MARKED = re.compile(
    r"\?|(?<!\w)(gì|nào|sao|đâu|mấy|chi|bao nhiêu|bao lâu|xin hỏi|cho \w+ hỏi|cho hỏi)(?!\w)"
    r"|(?<!\w)(không|chưa)(?=\W*((ạ|à|vậy|nhỉ|hả|thế|nhé|đấy|không)\W*)*$)"
)
_ASKING = re.compile(
    r"\?|(?<!\w)(gi|nao|sao|dau|may|bao nhieu|bao lau|xin hoi|cho hoi)(?!\w)"
    r"|(?<!\w)(khong|chua)(?=\W*((a|ah|vay|nhi|ha|the|nhe|day|khong)\W*)*$)"
)
_END = re.compile(r"(?<=[.?!;\n])\s+")


def split_sentences(text: str) -> list[str]:
    """The sentences of the text; one of fewer than `FEWEST_WORDS` words stays with the next."""
    sentences: list[str] = []
    short = ""
    for piece in _END.split(text.strip()):
        joined = f"{short} {piece}".strip()
        if len(joined.split()) < FEWEST_WORDS:
            short = joined
        else:
            sentences.append(joined)
            short = ""
    if short:
        sentences.append(short)
    return sentences


def looks_like_question(sentence: str) -> bool:
    """A question mark, or a word that asks (with or without its tone marks)."""
    plain = fold(sentence)
    if plain == sentence.lower():
        return bool(_ASKING.search(plain))
    return bool(_ASKING_MARKED.search(sentence.lower()))
