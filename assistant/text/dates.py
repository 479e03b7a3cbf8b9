"""Dates as people write them: 3/10, ngày 1.7.2025, tháng 5/2025, năm ngoái, 2 tháng trước.

Read on the folded text, so with or without marks. What is not sure is not read: a lunar date, a
number of a law ("Thông tư 58/2026"), a house number, a length of time ("3 tháng 10 ngày").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.text.fold import fold

ONE_DAY = timedelta(days=1)
MONTHS = 12
WEEK = 7
JUNE = 6
CENTURY = 100
LONGEST_LEAD = 30
"""Letters before a date in which a word like "trước ngày" may stand."""
AHEAD = 10
"""A year written in two digits lies at most so many years ahead."""
LEAP_CYCLE = 8
"""Years within which any day of a year comes again, 29/02 too."""


@dataclass(frozen=True)
class Period:
    """The days from `first` to `last`, both counted; None is without end ("trước 1/7/2025").
    `start` and `end` are where it stands in the folded text."""

    first: date | None
    last: date | None
    start: int = 0
    end: int = 0

    @property
    def day(self) -> date | None:
        """Where it is one day: that day."""
        return self.first if self.first == self.last else None


def find_dates(text: str, today: date, ahead: bool = False) -> tuple[Period, ...]:
    """Every date or period of the text, in order.

    A day or month without its year is the last one until `today`; with `ahead` the next one.
    """
    plain = fold(text)
    if _LUNAR.search(plain):
        return ()
    found: list[Period] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(plain):
            is_free = all(match.end() <= it.start or it.end <= match.start() for it in found)
            period = read(_Written(match, text, today, ahead)) if is_free else None
            if period:
                start = match.end("lead") if "lead" in pattern.groupindex else match.start()
                found.append(replace(period, start=start, end=match.end()))
    found.sort(key=lambda item: item.start)
    return tuple(_joined([_bounded(item, plain) for item in found], plain))


@dataclass(frozen=True)
class _Written:
    """A form found: its match in the folded text, the text as written, and when."""

    match: re.Match[str]
    text: str
    today: date
    ahead: bool

    def number(self, name: str) -> int:
        return int(self.match[name])


_LUNAR = re.compile(r"\bam lich\b|\d\s*(?:al\b|tet\b)")
_COUNTS = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_MONTH_NAMES = {
    "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip
_LEAD = r"\b(?P<lead>(?:ngay|hom|mung|mong|sinh|mat|cap|(?<!thong )tu|truoc|sau|vao|luc|han)\s+)"
_LEAD_TO_MONTH = (
    r"\b(?P<lead>(?:(?<!thong )tu|truoc|sau|den|toi|hoi|vao|luc|dau|giua|cuoi|sinh)\s+)"
)
_BETWEEN = r"(?:\s*[/.-]\s*|\s+thang\s+)"
_YEAR_AFTER = r"(?:\s*[/.-]\s*|\s*,?\s+nam\s+)"
_BOUND = re.compile(r"\b(ke tu|tu|truoc|sau|den het|den|toi|het)\s+(?:ngay\s+|hoi\s+)?$")


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(year: int, month: int) -> Period | None:
    first = _make(year, month, 1)
    following = _make(year + month // MONTHS, month % MONTHS + 1, 1) if first else None
    return Period(first, following - ONE_DAY) if following else None


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, MONTHS, 31))


def _one(day: date | None) -> Period | None:
    return Period(day, day) if day else None


def _full_year(written: str, today: date) -> int:
    """'25' → 2025, '89' → 1989."""
    if len(written) == len(f"{today.year}"):
        return int(written)
    year = today.year // CENTURY * CENTURY + int(written)
    return year if year <= today.year + AHEAD else year - CENTURY


def _read_day(it: _Written) -> Period | None:
    year = _full_year(it.match["year"], it.today)
    return _one(_make(year, it.number("month"), it.number("day")))


def _read_day_of_a_year(it: _Written) -> Period | None:
    """The nearest such day on the side of today that is meant; today itself counts."""
    years = (it.today.year + (step if it.ahead else -step) for step in range(LEAP_CYCLE + 1))
    days = (_make(year, it.number("month"), it.number("day")) for year in years)
    return _one(next((day for day in days if day and _is_meant(day, it)), None))


def _is_meant(day: date, it: _Written) -> bool:
    return day >= it.today if it.ahead else day <= it.today


def _read_month(it: _Written) -> Period | None:
    return _month(_full_year(it.match["year"], it.today), it.number("month"))


def _read_month_of_a_year(it: _Written) -> Period | None:
    name = it.match["month"]
    return _nearest_month(int(name) if name.isdigit() else _MONTH_NAMES[name], it)


def _nearest_month(month: int, it: _Written) -> Period | None:
    years = (it.today.year + step for step in ((0, 1) if it.ahead else (0, -1)))
    periods = (_month(year, month) for year in years)
    return next((item for item in periods if item and _is_near(item, it)), None)


def _is_near(period: Period, it: _Written) -> bool:
    edge = period.last if it.ahead else period.first
    return edge is not None and _is_meant(edge, it)


def _read_sau(it: _Written) -> Period | None:
    """Unmarked, next month ("sau") and June ("sáu") can't be told apart."""
    written = it.text[it.match.start() : it.match.end()]
    if len(fold(it.text)) != len(it.text) or written.isascii():
        return None
    if not written.split()[-1].isascii():
        return _nearest_month(JUNE, it)
    return _shifted("thang", 1, it.today)


def _read_year(it: _Written) -> Period | None:
    return _year(it.number("year"))


def _shifted(unit: str, by: int, today: date) -> Period | None:
    """The day, week, month or year `by` units from today's."""
    if unit in ("ngay", "hom", "bua"):
        return _one(today + timedelta(days=by))
    if unit == "tuan":
        monday = today + timedelta(days=by * WEEK - today.weekday())
        return Period(monday, monday + timedelta(days=WEEK - 1))
    if unit == "thang":
        year, month = divmod(today.year * MONTHS + today.month - 1 + by, MONTHS)
        return _month(year, month + 1)
    return _year(today.year + by)


_NAMED: dict[str, tuple[str, int]] = {
    "hom nay": ("ngay", 0), "hom qua": ("ngay", -1), "hom kia": ("ngay", -2),
    "ngay mai": ("ngay", 1), "ngay kia": ("ngay", 2),
    "tuan truoc": ("tuan", -1), "tuan nay": ("tuan", 0), "tuan sau": ("tuan", 1),
    "tuan toi": ("tuan", 1), "thang truoc": ("thang", -1), "thang nay": ("thang", 0),
    "thang toi": ("thang", 1), "nam ngoai": ("nam", -1), "nam truoc": ("nam", -1),
    "nam kia": ("nam", -2), "nam nay": ("nam", 0), "nam sau": ("nam", 1),
    "nam toi": ("nam", 1), "sang nam": ("nam", 1),
}  # fmt: skip


def _read_named(it: _Written) -> Period | None:
    unit, by = _NAMED[it.match.group()]
    return _shifted(unit, by, it.today)


def _read_ago(it: _Written) -> Period | None:
    count = it.match["count"]
    number = int(count) if count.isdigit() else _COUNTS.index(count) + 1
    is_ahead = "nua" in it.match.group()
    return _shifted(it.match["unit"], number if is_ahead else -number, it.today)


_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})\s+(?P<unit>ngay|hom|bua|tuan|thang|nam)"
_DAY, _MONTH, _YEAR = r"(?P<day>\d{1,2})", r"(?P<month>\d{1,2})", r"(?P<year>(?:19|20)\d\d)"
_OPEN, _CLOSED = r"(?<![\w/.-])", r"(?!\w|[/.-]\w)"
_NAMES = "|".join(sorted(_MONTH_NAMES, key=len, reverse=True))
_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Written], Period | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"{_OPEN}{_YEAR}-{_MONTH}-{_DAY}{_CLOSED}", _read_day),
        (rf"{_OPEN}{_DAY}{_BETWEEN}{_MONTH}{_YEAR_AFTER}{_YEAR}{_CLOSED}", _read_day),
        (rf"{_OPEN}{_DAY}[/.-]{_MONTH}[/.-](?P<year>\d\d){_CLOSED}", _read_day),
        (rf"\b(?:thang|t)\s*{_MONTH}(?:{_YEAR_AFTER}|\s+){_YEAR}{_CLOSED}", _read_month),
        (rf"{_LEAD_TO_MONTH}{_MONTH}\s*[/-]\s*{_YEAR}{_CLOSED}", _read_month),
        (rf"{_LEAD}{_DAY}{_BETWEEN}{_MONTH}{_CLOSED}", _read_day_of_a_year),
        (rf"\bcach day\s+(?:khoang\s+)?{_COUNT}\b", _read_ago),
        (rf"{_OPEN}{_COUNT}\s+(?:truoc(?! khi| luc| ngay)|nua)\b", _read_ago),
        (rf"\b(?:{'|'.join(_NAMED)})\b", _read_named),
        (r"(?<!\d )\bthang sau\b", _read_sau),
        (rf"(?<!\d )\bthang\s+(?P<month>\d{{1,2}}|{_NAMES}){_CLOSED}(?!\s+(?:tuoi|ngay))",
         _read_month_of_a_year),
        (rf"\b(?:nam|hoi)\s+{_YEAR}{_CLOSED}", _read_year),
    )
)  # fmt: skip


def _bounded(period: Period, plain: str) -> Period:
    """With the word before it: "trước 1/7" ends the day before, "từ tháng 5" has no end."""
    near = max(period.start - LONGEST_LEAD, 0)
    lead = _BOUND.search(plain[near : period.start])
    if lead is None:
        return period
    word, first, last = lead[1], period.first, period.last
    ends: tuple[date | None, date | None]
    assert first is not None
    assert last is not None
    if word == "truoc":
        ends = (None, first - ONE_DAY)
    elif word == "sau":
        ends = (last + ONE_DAY, None)
    else:
        ends = (first, None) if word.endswith("tu") else (None, last)
    return replace(period, first=ends[0], last=ends[1], start=near + lead.start())


def _joined(periods: list[Period], plain: str) -> Iterator[Period]:
    """ "từ 1/7 đến 15/8" is one period."""
    at = 0
    while at < len(periods):
        here, following = periods[at], periods[at + 1] if at + 1 < len(periods) else None
        is_one = following and here.last is None and following.first is None
        if following and is_one and not plain[here.end : following.start].strip():
            yield replace(here, last=following.last, end=following.end)
            at += 1
        else:
            yield here
        at += 1
