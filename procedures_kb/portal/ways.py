"""'Cách thức thực hiện': each way of filing with its time and its fees."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from procedures_kb.model import Confidence, Duration, Fee, FilingWay, Way
from procedures_kb.portal.text import as_sentence, clean, one_line, present
from procedures_kb.portal.words import words

WAYS = {"DIRECT": Way.COUNTER, "ONLINE": Way.ONLINE, "POSTAL": Way.POST}
UNITS = {
    "WORKING_DAY": "working_day",
    "ngày": "day",
    "HOUR": "hour",
    "MONTH": "month",
    "YEAR": "year",
}
LEAST, MOST = 1_000, 100_000_000_000
"""Sums in đồng that a fee can be: '20 VNĐ' stands for 20.000, or for dollars at an embassy."""
LONGEST = 1_000
"""Units in a duration; more is a slip."""

_WAY = re.compile(r"^ {2}\* Hình thức nộp:(.*)$")
_ENTRY = re.compile(r"^ {4}(Thời hạn giải quyết|Phí, lệ phí|Mô tả):(.*)$")
_SUM = re.compile(r"(\d+) VNĐ \((.*)\)", re.DOTALL)
_SPAN = re.compile(r"(\S+) (WORKING_DAY|ngày|HOUR|MONTH|YEAR)")
_NOTHING_TO_PAY = re.compile(r"không( có| thu.{0,12}| phí| mất phí)?\.?|miễn phí\.?", re.I)
_OF_TIME = re.compile(r"\d.{0,12}(ngày|giờ|tháng|năm|phút)|thời (hạn|gian)|ngay (trong|sau)", re.I)
_SHORT = 7
"""So few words beside an amount only say the amount again."""

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class Filing:
    """One block of the record: a way, with its time, its fees and what is said of it."""

    way: Way
    time: str
    fees: str
    about: str


def filings(text: str) -> tuple[list[Filing], list[str]]:
    """The blocks, and what can't be read in them."""
    wrong: list[str] = []
    blocks: list[tuple[str, dict[str, list[str]]]] = []
    entry: list[str] | None = None
    for line in text.split("\n"):
        if match := _WAY.match(line):
            blocks.append((match[1].strip(), {}))
            entry = None
        elif blocks and (match := _ENTRY.match(line)):
            entry = blocks[-1][1].setdefault(match[1], [])
            entry.append(match[2])
        elif entry is not None:
            entry.append(line)
        elif present(line):
            wrong.append(f"cách thức thực hiện có dòng lạ: “{clean(line)[:60]}”")
    found = []
    for name, entries in blocks:
        if name not in WAYS:
            wrong.append(f"hình thức nộp lạ: “{name}”")
            continue
        texts = {key: "\n".join(lines) for key, lines in entries.items()}
        found.append(
            Filing(
                WAYS[name],
                present(texts.get("Thời hạn giải quyết", "")),
                texts.get("Phí, lệ phí", ""),
                one_line(texts.get("Mô tả", "")),
            )
        )
    return found, wrong


def filing_ways(blocks: list[Filing], read_in: tuple[str, ...]) -> tuple[FilingWay, ...]:
    """One a way; what is said of it is kept unless it only tells the time."""
    said: dict[Way, list[str]] = {}
    for block in blocks:
        said.setdefault(block.way, []).append("" if _said_of_all(blocks) else _of_place(block))
    return tuple(
        FilingWay(
            Confidence.SOURCED,
            read_in,
            way=way,
            text=": ".join(filter(None, [words()["ways"][way.value], " ".join(_once(texts))])),
        )
        for way, texts in said.items()
    )


def said_of_filing(blocks: list[Filing]) -> list[str]:
    """What is said of the place in the same words for every way."""
    return [_of_place(blocks[0])] if _said_of_all(blocks) else []


def _said_of_all(blocks: list[Filing]) -> bool:
    said = {_of_place(block) for block in blocks}
    return len(blocks) > 1 and len(said) == 1 and said != {""}


def _of_place(block: Filing) -> str:
    return "" if _OF_TIME.search(block.about) else block.about


def times(blocks: list[Filing], read_in: tuple[str, ...]) -> tuple[Duration, ...]:
    """Each time with the ways it holds for; none where the record gives no number and no words."""
    grouped = _by_what([(block.way, _time(block)) for block in blocks])
    return tuple(
        Duration(
            Confidence.SOURCED,
            read_in,
            ways=ways,
            label=words()["time"],
            amount=amount,
            unit=unit,
            text=text or None,
        )
        for (amount, unit, text), ways in grouped
        if amount or text
    )


def _time(block: Filing) -> tuple[int | None, str | None, str]:
    about = block.about if _OF_TIME.search(block.about) else ""
    match = _SPAN.fullmatch(block.time)
    if match and match[1].isdigit() and 0 < int(match[1]) <= LONGEST:
        is_told = _says_the_same(about, int(match[1]), match[2])
        return int(match[1]), UNITS[match[2]], "" if is_told else about
    if match and re.fullmatch(r"\d+[.,]\d+", match[1]):
        spoken = f"{match[1].replace('.', ',')} {words()['units'][match[2]]}"
        return None, None, " ".join(filter(None, [as_sentence(spoken), about]))
    told = re.sub(r"\s*OTHER$", "", block.time)
    is_words = not match and len(told.split()) > 1 and "mô tả" not in told.lower()
    return None, None, " ".join(_once([as_sentence(told) if is_words else "", about]))


def _says_the_same(about: str, amount: int, unit: str) -> bool:
    is_of_unit = ("làm việc" in about.lower()) == (unit == "WORKING_DAY")
    is_short = len(about.split()) <= _SHORT
    return is_of_unit and is_short and bool(re.search(rf"(?<!\d)0?{amount}(?!\d)", about))


def fees(blocks: list[Filing], read_in: tuple[str, ...]) -> tuple[tuple[Fee, ...], list[str]]:
    """The fees with the ways they hold for, and sums that can't be meant in đồng."""
    each = [(block.way, fee) for block in blocks for fee in _fees(block.fees)]
    found: list[Fee] = []
    wrong: list[str] = []
    for (amount, text), ways in _by_what(each, {block.way for block in blocks}):
        is_odd = amount is not None and amount > 0 and not LEAST <= amount <= MOST
        if is_odd:
            wrong.append(f"mức tiền không hợp lý: {amount} VNĐ")
        told = _odd(amount, text) if is_odd else text
        if amount is not None or told:
            fee = Fee(
                Confidence.CONFLICT if is_odd else Confidence.SOURCED,
                read_in,
                ways=ways,
                label=words()["fee"],
                amount=None if is_odd else amount,
                text=told or None,
            )
            found.append(fee)
    return tuple(found), wrong


def _odd(amount: int | None, text: str) -> str:
    return ": ".join(filter(None, [words()["odd_fee"].format(amount=amount), text]))


def _fees(text: str) -> Iterable[tuple[int | None, str]]:
    """'0 VNĐ (theo quy định của Bộ Tài chính)' is no zero: the words say who sets the sum."""
    for piece in text.split(" | "):
        match = _SUM.fullmatch(piece.strip())
        if match is None:
            yield None, one_line(piece)
            continue
        amount, note = int(match[1]), one_line(_closed(match[2]))
        if amount == 0 and _NOTHING_TO_PAY.fullmatch(note):
            note = ""
        yield (None, note) if amount == 0 and note else (amount, note)


def _closed(note: str) -> str:
    """Without the brackets around all of it."""
    note = note.strip()
    is_wrapped = note.startswith("(") and note.find(")") == len(note) - 1
    return note[1:-1] if is_wrapped else note


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _by_what(
    pairs: Iterable[tuple[Way, T]], every: set[Way] | None = None
) -> list[tuple[T, tuple[Way, ...]]]:
    """Each thing once, with its ways; no ways where it holds for all of them."""
    found: dict[T, dict[Way, None]] = {}
    seen = set(every or ())
    for way, what in pairs:
        found.setdefault(what, {})[way] = None
        seen.add(way)
    in_order: Callable[[Way], int] = list(Way).index
    return [
        (what, () if set(ways) == seen else tuple(sorted(ways, key=in_order)))
        for what, ways in found.items()
    ]
