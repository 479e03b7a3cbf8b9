"""An age as it is said ("3 tháng tuổi", "chưa đủ 6 tuổi", "mười sáu tuổi"), and whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf

from assistant.dialogue.cues import finds, words_of
from assistant.dialogue.words_met import Words
from assistant.text.fold import fold
from procedures_kb.question import AgeRange

YEAR = 365.2425
DAYS_OF = {"year": YEAR, "month": YEAR / 12, "week": 7.0, "day": 1.0}
TEN = 10
_LONGEST_NUMBER = 3
_LONGEST_BOUND = 2
_CLOSE = 1e-6


@dataclass(frozen=True)
class Age:
    """At least `low` and less than `high` days old; `start` is where its words begin."""

    low: float
    high: float
    start: int


def ages_in(words: Words) -> Iterator[Age]:
    """The ages told, in order."""
    at = 0
    while at < len(words):
        number, after = _number(words, at)
        unit, end = _unit(words, after) if number is not None else (None, after)
        if number is None or unit is None:
            at += 1
            continue
        is_half = end < len(words) and words[end].plain in words_of("half_more")
        bound, start = _bound(words, at)
        yield Age(*_span(number + (0.5 if is_half else 0), unit, bound, is_half), start)
        at = end


def bare_number(words: Words) -> int | None:
    """The number that is all the text says."""
    number, end = _number(words, 0, is_alone=True) if words else (None, 0)
    return number if end == len(words) else None


def _number(words: Words, at: int, *, is_alone: bool = False) -> tuple[int | None, int]:
    """The longest number that begins there ("16", "mười sáu", "hai mươi lăm"), and its end."""
    if words[at].plain.isdigit():
        return int(words[at].plain), at + 1
    digits: list[int] = []
    while at < len(words) and len(digits) < _LONGEST_NUMBER:
        digit = _digit(words, at, is_alone)
        if digit is None:
            break
        digits.append(digit)
        at += 1
    return (_value(digits), at) if digits else (None, at)


def _digit(words: Words, at: int, is_alone: bool) -> int | None:
    """Also read as a digit: "năm", which before "tuổi" is five and before "nay" a year."""
    if not words[at].plain.isalpha():
        return None
    found = finds("numbers_spoken", words[at].written)
    follows = words[at + 1].written if at + 1 < len(words) else ""
    is_number = is_alone or bool(finds("numbers_spoken", follows)) or _is_unit(fold(follows))
    return int(found[0].kind) if found and is_number else None


def _is_unit(plain: str) -> bool:
    return plain in words_of("age_units")


def _value(digits: list[int]) -> int:
    """[3, 10, 5] → 35; [10, 6] → 16; [2, 10] → 20; [7] → 7."""
    if len(digits) > 1 and digits[1] == TEN:
        return digits[0] * TEN + sum(digits[2:])
    return sum(digits)


def _unit(words: Words, at: int) -> tuple[str | None, int]:
    for length in (2, 1):
        said = " ".join(word.written for word in words[at : at + length])
        found = [item for item in finds("age_units", said) if item.end - item.start == len(said)]
        if len(words) >= at + length and found:
            return found[0].kind, at + length
    return None, at


def _bound(words: Words, at: int) -> tuple[str | None, int]:
    """What stands before the number ("chưa đủ", "hơn"), and where it begins."""
    for length in range(_LONGEST_BOUND, 0, -1):
        if at >= length:
            said = " ".join(word.plain for word in words[at - length : at])
            kinds = [item.kind for item in finds("age_bounds", said) if item.start == 0]
            if kinds and said in words_of("age_bounds"):
                return kinds[0], at - length
    return None, at


def _span(number: float, unit: str, bound: str | None, is_half: bool) -> tuple[float, float]:
    """In days. A whole number of years or months lasts until the next."""
    day, until = DAYS_OF[unit], 0.5 if is_half else 1
    low, high = number * day, (number + until) * day
    spans = {
        "under": (0.0, low),
        "upto": (0.0, high if unit == "day" else low),
        "over": (high if unit == "day" else low, inf),
        "from": (low, inf),
        "nearly": (low - day, low),
    }
    return spans.get(bound or "", (low, high))


def age_in_years(number: int) -> Age:
    return Age(*_span(number, "year", None, False), 0)


def answer_of(age: Age, ranges: Mapping[str, AgeRange]) -> str | None:
    """The one answer whose range holds the whole age, if there is one."""
    fitting = [key for key, item in ranges.items() if _is_within(age, item)]
    return fitting[0] if len(fitting) == 1 else None


def _is_within(age: Age, allowed: AgeRange) -> bool:
    day = DAYS_OF[allowed.unit]
    first = (allowed.from_age or 0) * day
    end = inf if allowed.under is None else allowed.under * day
    return first - _CLOSE <= age.low and age.high <= end + _CLOSE


def is_age_of(words: Words, age: Age, people: Iterable[str]) -> bool:
    """The nearest word before it, but for joining ones, is one for that person: "con em mới 3
    tháng" is the child's, "mẹ bé 16 tuổi" is not."""
    names = {fold(name) for name in people}
    at = age.start - 1
    while at >= 0 and words[at].plain in words_of("before_an_age") - names:
        at -= 1
    is_theirs = at >= 0 and words[at].plain in names
    return is_theirs and (at == 0 or words[at - 1].plain not in words_of("parents_before"))
