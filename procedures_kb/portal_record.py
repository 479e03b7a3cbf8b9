"""The national portal's record (text) to a `Procedure`: pure, and nothing but the record's words.

The facts are "as the portal has them on the day of the copy, not edited": the `Edition` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from procedures_kb.model import Basis, Confidence, Edition, Fact, FilingWay, Procedure, Way
from procedures_kb.portal import sections as at
from procedures_kb.portal.papers import papers
from procedures_kb.portal.places import is_local, without_places
from procedures_kb.portal.sections import cut
from procedures_kb.portal.text import clean, normalise, paragraphs, present, without_bullet
from procedures_kb.portal.ways import fees, filing_ways, filings, said_of_filing, times
from procedures_kb.portal.words import words

SOURCE = "CDVC"
"""The key of these records in `_shared/sources.yaml`."""
GOOD_FOR = timedelta(days=183)
"""Portal records are published anew all the time; after half a year the copy is called old."""
PAGE = "https://dichvucong.gov.vn/dich-vu-cong-truc-tuyen/"
_CODE = re.compile(r"\d\.\d{6}")
_DELETED = re.compile(r"-xoa$", re.I)
_ONLY_NUMBER = 40
"""A title so short that holds the number says no more than it: 'Luật 61/2014/QH13'."""
_ENDS_IN_NUMBER = re.compile(r"^(.*)\(([^()]*\d[^()]*)\)$", re.S)


class MalformedRecord(ValueError):
    """A record that can't be served; `problems` are sentences for an editor."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Parsed:
    """A record that can be served, and what is doubtful in it."""

    procedure: Procedure
    doubts: tuple[str, ...]


def slug_of(code: str) -> str:
    """'1.000017' → 'dvc_1_000017'."""
    return f"dvc_{code.replace('.', '_')}"


def parse_record(text: str, snapshot: date) -> Parsed:
    """Raises MalformedRecord where the code, the title or a section can't be what it should be."""
    found, wrong = cut(normalise(text))
    wrong += _wrong_identity(found)
    if wrong:
        raise MalformedRecord(wrong)
    code = found[at.CODE].strip()
    read_in = (f"{SOURCE}:{code}",)
    facts, doubts = _facts(found, read_in)
    level = present(found[at.LEVEL]) or None
    field = present(found[at.FIELD])
    procedure = Procedure(
        slug=slug_of(code),
        code=code,
        name=_title(found),
        everyday_names=_keywords(found),
        field=field,
        summary=_summary(field, level),
        asked_as=(),
        source_url=f"{PAGE}{code}",
        review_by=snapshot + GOOD_FOR,
        verified_on=None,
        verified_by=None,
        edition=Edition.IMPORTED,
        snapshot=snapshot,
        level=words()["levels"].get(level) if level else None,
        decision=present(found[at.DECISION]) or None,
        **facts,
    )
    return Parsed(procedure, tuple(dict.fromkeys(doubts)))


def _wrong_identity(found: dict[str, str]) -> list[str]:
    wrong = []
    code, title = found.get(at.CODE, "").strip(), present(found.get(at.TITLE, ""))
    if _DELETED.search(code):
        wrong.append(f"mã mang dấu đã xóa của Cổng: “{code}”")
    elif not _CODE.fullmatch(code):
        wrong.append(f"mã thủ tục không đúng dạng: “{code[:40]}”")
    if not title:
        wrong.append("không có tên thủ tục")
    elif not re.search(r"[^\W\d_]{2}", title):
        wrong.append(f"tên thủ tục không phải là tên: “{title[:40]}”")
    level = present(found.get(at.LEVEL, ""))
    if level and level not in words()["levels"]:
        wrong.append(f"cấp thực hiện lạ: “{level[:40]}”")
    if not present(found.get(at.FIELD, "")):
        wrong.append("không có lĩnh vực")
    return wrong


def _facts(found: dict[str, str], read_in: tuple[str, ...]) -> tuple[dict[str, Any], list[str]]:
    blocks, doubts = filings(found[at.WAYS])
    charged, odd_sums = fees(blocks, read_in)
    needed, odd_papers = papers(found[at.PAPERS], read_in)
    ways = filing_ways(blocks, read_in)
    texts = {
        "who_may_apply": _who(found),
        "authority": [*_offices(found), *said_of_filing(blocks)],
        "online": _not_online(ways),
        "conditions": paragraphs(present(found[at.CONDITIONS]) and found[at.CONDITIONS]),
        "steps": paragraphs(found[at.STEPS]),
        "result": paragraphs(present(found[at.RESULT]) and found[at.RESULT]),
    }
    facts: dict[str, Any] = {
        name: tuple(Fact(Confidence.SOURCED, read_in, text=line) for line in lines)
        for name, lines in texts.items()
    }
    facts |= {"ways": ways, "times": times(blocks, read_in), "fees": charged, "papers": needed}
    facts["legal_basis"] = _basis(found[at.BASIS], read_in)
    return facts, [*doubts, *odd_sums, *odd_papers]


def _title(found: dict[str, str]) -> str:
    """Some end in the heading of the next column: 'Hòa giải … (1) Trình tự thực hiện:'."""
    return re.sub(rf"(\(\d\) )?{at.STEPS}:?$", "", clean(found[at.TITLE])).rstrip(" .;,")


def _summary(field: str, level: str | None) -> str:
    if level is None:
        said: str = words()["summary_without_level"].format(field=field)
    else:
        said = words()["summary"].format(field=field, level=words()["levels"][level])
    return said


def _keywords(found: dict[str, str]) -> tuple[str, ...]:
    said = present(found[at.KEYWORDS])
    return (said,) if said and said.lower() != _title(found).lower() else ()


def _who(found: dict[str, str]) -> list[str]:
    who = present(found[at.WHO])
    return [words()["who"].format(who=who)] if who else []


def _offices(found: dict[str, str]) -> list[str]:
    """Who does it, who decides and where to go; only the level where there is none of them."""
    named = {"by": found[at.OFFICE], "competent": found[at.COMPETENT], "at": found[at.ADDRESS]}
    said: dict[str, str] = {}
    for kind, text in named.items():
        lines = [without_bullet(clean(line)).rstrip(" .;,") for line in text.split("\n")]
        office = "; ".join(line for line in lines if present(line))
        office = office if is_local(found[at.DECISION]) else without_places(office)
        if office and office not in said.values():
            said[kind] = office
    if not said and present(found[at.LEVEL]):
        said["level"] = present(found[at.LEVEL])
    return [words()["offices"][kind].format(office=office) for kind, office in said.items()]


def _not_online(ways: tuple[FilingWay, ...]) -> list[str]:
    if not ways or any(way.way is Way.ONLINE for way in ways):
        return []
    named = ", ".join(words()["ways"][way.way.value].lower() for way in ways)
    return [words()["no_online"].format(ways=named)]


def _basis(text: str, read_in: tuple[str, ...]) -> tuple[Basis, ...]:
    """'* Tên văn bản (số)', where the title may run over several lines."""
    found: dict[str, str] = {}
    for entry in re.split(r"^ {2}\* ", text, flags=re.MULTILINE):
        said = present(entry)
        if not said:
            continue
        match = _ENDS_IN_NUMBER.match(said)
        title, number = (match[1].strip(), match[2].strip()) if match else ("", said)
        found.setdefault(number, "" if number in title and len(title) < _ONLY_NUMBER else title)
    return tuple(
        Basis(Confidence.SOURCED, read_in, text=number, about=title)
        for number, title in found.items()
    )
