"""'Thành phần hồ sơ': the papers, their numbers, and the case their heading names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from procedures_kb.model import Confidence, Need, Paper
from procedures_kb.portal.text import as_sentence, clean, present, without_bullet, without_number

MOST = 50
"""Originals or copies of one paper; more is a slip."""

_GROUP = re.compile(r"^ {2}\[ (.*) \]$")
_ITEM = re.compile(r"^ {4}- (.*)$")
_COUNT = re.compile(r"^ {6}Số lượng: Bản chính: (-?\d+), Bản sao: (-?\d+)$")
_NUMBER = re.compile(r"^(\d{1,2})[.)]")
_CASE = re.compile(
    r"trường hợp|đối với|nếu |hồ sơ của|hồ sơ đề nghị|hồ sơ (cấp|gia hạn|điều chỉnh)", re.I
)
_SHOWN = re.compile(r"xuất trình", re.I)
_NOTE = re.compile(r"^lưu ý\s*:?", re.I)


@dataclass(frozen=True)
class _Item:
    name: str
    originals: int = 0
    copies: int = 0

    @property
    def is_possible(self) -> bool:
        return 0 <= self.originals <= MOST and 0 <= self.copies <= MOST


@dataclass
class _Group:
    heading: str
    items: list[_Item] = field(default_factory=list)


def papers(text: str, read_in: tuple[str, ...]) -> tuple[tuple[Paper, ...], list[str]]:
    groups, wrong = _groups(text)
    found: list[Paper] = []
    for group in groups:
        for item in _in_order(group.items):
            name = without_number(without_bullet(item.name)).rstrip(" .;,:")
            if not present(name):
                continue
            if not item.is_possible:
                wrong.append(f"số bản không hợp lý: {item.originals} và {item.copies}")
            if found and (_NOTE.match(group.heading) or _NOTE.match(name)):
                found[-1] = _with_note(found[-1], name)
            else:
                paper = _paper(f"giay_{len(found) + 1}", name, item, read_in)
                found.append(_in_group(paper, group.heading))
    return tuple(found), wrong


def _groups(text: str) -> tuple[list[_Group], list[str]]:
    groups, wrong = [_Group("")], []
    for line in text.split("\n"):
        if match := _GROUP.match(line):
            groups.append(_Group(without_bullet(clean(match[1])).rstrip(" .;,:")))
        elif match := _ITEM.match(line):
            groups[-1].items.append(_Item(clean(match[1])))
        elif (match := _COUNT.match(line)) and groups[-1].items:
            name = groups[-1].items[-1].name
            groups[-1].items[-1] = _Item(name, int(match[1]), int(match[2]))
        elif present(line):
            wrong.append(f"thành phần hồ sơ có dòng lạ: “{clean(line)[:60]}”")
    return groups, wrong


def _in_order(items: list[_Item]) -> list[_Item]:
    """By their own numbers where all have one: the portal gives '5) …, 1) …, 4) …'."""
    numbers = [_NUMBER.match(without_bullet(item.name)) for item in items]
    if not all(numbers):
        return items
    keys = [int(number[1]) for number in numbers if number]
    return [item for _, item in sorted(zip(keys, items), key=lambda pair: pair[0])]


def _paper(key: str, name: str, item: _Item, read_in: tuple[str, ...]) -> Paper:
    originals, copies = (item.originals, item.copies) if item.is_possible else (0, 0)
    return Paper(
        Confidence.SOURCED,
        read_in,
        key=key,
        name=name,
        copies=originals or copies,
        kind="original" if originals or not copies else "copy",
        photocopies=copies if originals else 0,
    )


def _in_group(paper: Paper, heading: str) -> Paper:
    if _CASE.search(heading):
        return replace(paper, need=Need.IN_CASE, condition=heading)
    return replace(paper, role="present") if _SHOWN.search(heading) else paper


def _with_note(paper: Paper, note: str) -> Paper:
    said = re.sub(r"^lưu ý\s*:?\s*", "", note, flags=re.I)
    return replace(paper, note=" ".join(filter(None, [paper.note, as_sentence(said)])))
