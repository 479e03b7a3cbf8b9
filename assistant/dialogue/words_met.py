"""Wordings met in a message: whole words, the longest first, and what takes them back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant.dialogue.cues import says, words_of
from assistant.text.clean import clean
from assistant.text.fold import fold
from assistant.text.tones import place_tones

_WORD = re.compile(r"\d+(?=th?\b)|\w+|[^\w\s]")
"""An age may be written in one piece: "22t", "3th"."""
SELF = "oneself"


@dataclass(frozen=True)
class Word:
    """A word or a sign of punctuation: as written in lower case, and without its marks."""

    written: str
    plain: str

    def is_met_by(self, other: Word) -> bool:
        """The other has the same marks, or none."""
        return self.plain == other.plain and other.written in (self.written, self.plain)


Words = tuple[Word, ...]


@dataclass(frozen=True)
class Met:
    """The answers told; and whether some wording was met that is denied or asked about."""

    answers: frozenset[str]
    has_taken_back: bool


@lru_cache(maxsize=64)
def words_in(text: str) -> Words:
    return tuple(Word(each, fold(each)) for each in _WORD.findall(place_tones(clean(text).lower())))


def answers_met(text: Words, wordings: Mapping[str, Iterable[str]]) -> Met:
    phrases: dict[str, list[tuple[Words, str]]] = defaultdict(list)
    for answer, all_said in wordings.items():
        for said in all_said:
            phrase = _phrase(said)
            phrases[phrase[0].plain].append((phrase, answer))
    found = [
        (answer, _is_denied(text, start) or _is_asked(text, end))
        for start, end, answer in _meetings(text, phrases)
    ]
    return Met(
        frozenset(answer for answer, is_taken_back in found if not is_taken_back),
        any(is_taken_back for _, is_taken_back in found),
    )


@lru_cache(maxsize=20_000)
def _phrase(said: str) -> Words:
    return words_in.__wrapped__(said)


def _meetings(
    text: Words, phrases: Mapping[str, list[tuple[Words, str]]]
) -> Iterator[tuple[int, int, str]]:
    """`phrases` by their first word."""
    at = 0
    while at < len(text):
        begin_so = _that_begin(text, at, phrases)
        if not begin_so:
            at += 1
            continue
        begin_so.sort(key=lambda item: -len(item[0]))
        ends = ((_end_of(phrase, text, at), answer) for phrase, answer in begin_so)
        end, answer = next(((end, answer) for end, answer in ends if end), (None, ""))
        if end:
            yield at, end, answer
        at = end or at + 1


def _that_begin(
    text: Words, at: int, phrases: Mapping[str, list[tuple[Words, str]]]
) -> list[tuple[Words, str]]:
    first = words_of(SELF) if _is_oneself(text, at) else {text[at].plain}
    return [item for plain in first for item in phrases.get(plain, ())]


def _is_met(wanted: Word, text: Words, at: int) -> bool:
    """The same word, or both of them mean who speaks."""
    is_self = wanted.plain in words_of(SELF) and says(SELF, wanted.written)
    return wanted.is_met_by(text[at]) or (is_self and _is_oneself(text, at))


def _is_oneself(text: Words, at: int) -> bool:
    """'em', and not 'em bé' or 'em chồng'."""
    after = text[at + 1].plain if at + 1 < len(text) else ""
    is_another = text[at].plain == "em" and after in words_of("younger_ones")
    return text[at].plain in words_of(SELF) and says(SELF, text[at].written) and not is_another


def _end_of(phrase: Words, text: Words, at: int) -> int | None:
    """Where the phrase that begins there ends, or None; between its words the text may name who
    speaks: 'chồng em đã mất' is 'chồng mất'."""
    if len(phrase) == 1:
        return at + 1 if phrase[0].is_met_by(text[at]) else None
    for place, wanted in enumerate(phrase):
        while place and at < len(text) and not _is_met(wanted, text, at) and _says_little(text[at]):
            at += 1
        if at >= len(text) or not _is_met(wanted, text, at):
            return None
        at += 1
    return at


def _says_little(word: Word) -> bool:
    return word.plain in words_of("saying_little")


def _is_denied(text: Words, start: int) -> bool:
    """'không phải nhà thuê', 'chưa có giấy chứng sinh'; not across punctuation."""
    at = start - 1
    while at >= 0 and text[at].plain in words_of("linking_a_denial"):
        at -= 1
    return at >= 0 and text[at].plain in words_of("denying")


def _is_asked(text: Words, end: int) -> bool:
    """'có giấy chứng sinh chưa?', 'là nhà thuê không ạ'."""
    if end >= len(text) or text[end].plain not in words_of("denying"):
        return False
    rest = [word for word in text[end + 1 :] if word.plain.isalnum()]
    return all(word.plain in words_of("ending_a_question") for word in rest[:1])
