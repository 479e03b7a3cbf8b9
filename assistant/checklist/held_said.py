"""Papers a citizen says to hold or to lack: "có giấy chứng sinh rồi, đơn thì chưa viết"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from assistant.checklist.lines import Checklist, PaperLine
from assistant.dialogue.cues import finds, kinds_of, says, words_of
from assistant.text.dates import Period, find_dates
from assistant.text.fold import fold
from assistant.text.normalise import normalise

NEAR, TIMES_NEARER = 0.7, 1.15
"""How much a clause must share with a paper's name, and how much more than with the next."""
CERTIFIED = "certified_copy"
"""Said with any other kind, it is what counts: "bản photo công chứng"."""
WHOLE = 0.3
"""What each word of a name adds that is said whole."""
LONGEST_OTHER_NAME = 6
_PUNCTUATION = re.compile(r"[,.;:\n]")
_IN_BRACKETS = re.compile(r"\(([^)]*)\)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class HeldSaid:
    """Paper → have, copy_kind, issued_on, as `read_held` takes it; and clauses that speak of a
    paper which is not sure."""

    papers: dict[str, dict[str, Any]]
    unclear: tuple[str, ...] = ()


def held_said(
    checklist: Checklist, called: Mapping[str, tuple[str, ...]], text: str, today: date
) -> HeldSaid:
    """`called` are everyday names by paper. What is said of one paper lasts until the next is
    named."""
    papers = checklist.named
    if says("having_all", text):
        return HeldSaid({paper.key: {"have": True} for paper in checklist.needed})
    names = {paper.key: _names(paper, called.get(paper.key, ())) for paper in papers}
    found: dict[str, dict[str, Any]] = {}
    unclear: list[str] = []
    last: str | None = None
    for clause in _clauses(text):
        read = normalise(clause)
        key = _paper_named(read, names) or _only_of_its_kind(read, checklist.needed)
        said = _said(clause, today)
        if key:
            found[key] = {"have": True, **found.get(key, {}), **said}
            last = key
        elif last and said and _names_no_paper(clause):
            found[last].update(said)
        elif "have" in said:
            unclear.append(clause.strip())
    return HeldSaid(found, tuple(unclear))


def _clauses(text: str) -> Iterator[str]:
    """At punctuation, and at words that lead on to the next paper: "còn", "và"."""
    for part in _PUNCTUATION.split(text):
        start = 0
        for joint in finds("between_papers", part):
            yield part[start : joint.start]
            start = joint.end
        yield part[start:]


def _names_no_paper(clause: str) -> bool:
    """It goes on about the paper just named: "bản photo", "cấp tháng 3"."""
    return not says("kinds_of_paper", clause)


def _said(clause: str, today: date) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if says("lacking_a_paper", clause):
        said["have"] = False
    elif says("holding_a_paper", clause):
        said["have"] = True
    kinds = kinds_of("kinds_of_copy", clause)
    if kinds:
        said["copy_kind"] = CERTIFIED if CERTIFIED in kinds else kinds[0]
    issued = _issued_on(find_dates(clause, today), today)
    if issued:
        said["issued_on"] = issued.isoformat()
    return said


def _issued_on(dates: Iterable[Period], today: date) -> date | None:
    """The earliest day that can be meant: a paper of that month may be as old."""
    days = [item.first for item in dates if item.first and item.first <= today]
    return days[0] if len(days) == 1 else None


def _names(paper: PaperLine, called: tuple[str, ...]) -> list[list[str]]:
    """The name before any bracket, what short things the brackets list, and everyday names."""
    head = re.split(r"[(,:]", paper.name)[0]
    listed = [part for whole in _IN_BRACKETS.findall(paper.name) for part in whole.split(",")]
    short = [part for part in listed if len(part.split()) <= LONGEST_OTHER_NAME]
    return [_words(name) for name in (head, *short, *called) if _words(name)]


def _words(text: str) -> list[str]:
    around = words_of("around_papers")
    return [word for word in _WORD.findall(fold(text)) if word not in around]


def _paper_named(clause: str, names: dict[str, list[list[str]]]) -> str | None:
    """The paper whose name shares most with the clause, well ahead of the next."""
    seen = Counter(word for forms in names.values() for word in {w for f in forms for w in f})
    said = set(_words(clause))
    near = sorted(
        ((max(_nearness(form, said, seen) for form in forms), key) for key, forms in names.items()),
        reverse=True,
    )
    best, key = near[0] if near else (0.0, "")
    runner_up = near[1][0] if len(near) > 1 else 0.0
    return key if best >= NEAR and best >= TIMES_NEARER * runner_up else None


def _only_of_its_kind(clause: str, papers: Iterable[PaperLine]) -> str | None:
    """ "tờ khai chưa viết", where the list has one "tờ khai" only."""
    said = [fold(clause)[item.start : item.end] for item in finds("kinds_of_one", clause)]
    meant = [paper.key for paper in papers if any(fold(paper.name).startswith(k) for k in said)]
    return meant[0] if len(meant) == 1 else None


def _nearness(form: list[str], said: set[str], seen: Counter[str]) -> float:
    """What they share, words of few papers weighing more, and less for what the name has besides:
    "hộ chiếu" is a passport before it is the copy of one. A name said whole is meant, however
    many papers share its words."""
    if len(form) > 1 and set(form) <= said:
        return NEAR + WHOLE * len(form)
    weights = {word: 1 / seen[word] for word in form}
    shared = sum(weight for word, weight in weights.items() if word in said)
    return shared * sqrt(shared / sum(weights.values()))
