"""Which records are not served because another one is: the portal itself never says so.

Nothing in the records names a successor, so each rule rests on what they do show, and is narrow:
two records of one title stay two wherever the rules do not decide. The title alone is not enough,
for one title is also used at several levels, by several ministries and for different people.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from procedures_kb.model import Procedure, Standing
from procedures_kb.portal.places import publisher_of


class Rule(str, Enum):
    EDITED = "đã có bản biên tập của chính mã này"
    COVERED = "bản biên tập mô tả luôn thủ tục này"
    REPLACED = "bản biên tập ghi mã này đã được thay"
    NEWER_DECISION = (
        "cùng cơ quan công bố lại cùng tên, cùng cấp, cùng lĩnh vực theo văn bản mới hơn"
    )
    NATIONAL = "tỉnh khác công bố lại thủ tục mà bộ đã công bố cùng tên, cùng cấp"
    HOME = "địa phương mình công bố lại thủ tục của bộ cùng tên, cùng cấp"


@dataclass(frozen=True)
class Facts:
    """What of a record the rules look at."""

    code: str
    title: str
    level: str | None
    field: str
    decision: str
    place: str | None
    """The province that published it; None for a ministry, empty where it isn't known which."""
    newest_law: int
    """The year of the newest legal text it names; 0 for none."""


@dataclass(frozen=True)
class Yields:
    """A record that isn't served, the code or slug that is, and why."""

    code: str
    to: str
    rule: Rule


def same_title(title: str) -> str:
    """'Thủ tục cấp lại Giấy …' and 'Cấp lại giấy …' are one title."""
    words = " ".join(re.findall(r"\w+", title.lower()))
    return re.sub(r"^thủ tục (hành chính )?", "", words)


def yielding(records: Iterable[Facts], home: str) -> list[Yields]:
    """Those that yield to another record, and never to one that yields itself to a third."""
    every = list(records)
    age = _newest_law_by_decision(every)
    groups: dict[tuple[str, str | None], list[Facts]] = defaultdict(list)
    for record in every:
        groups[same_title(record.title), record.level].append(record)
    found: list[Yields] = []
    for group in groups.values():
        older = _replaced_by_newer(group, age)
        gone = {one.code for one in older}
        found += older + _local_or_national([one for one in group if one.code not in gone], home)
    return _without_chains(found)


def edited_wins(edited: Iterable[Procedure]) -> dict[str, Yields]:
    """By code: the portal's records that an edited procedure is served instead of."""
    found: dict[str, Yields] = {}
    procedures = list(edited)
    for procedure in procedures:
        for variant in procedure.variants:
            if variant.standing is not Standing.NEIGHBOUR:
                is_covered = variant.standing is Standing.COVERED
                rule = Rule.COVERED if is_covered else Rule.REPLACED
                found[variant.code] = Yields(variant.code, procedure.slug, rule)
    own = {item.code: Yields(item.code, item.slug, Rule.EDITED) for item in procedures}
    return found | own


def _newest_law_by_decision(records: list[Facts]) -> dict[str, int]:
    """A decision has no date, but none can be older than the texts that its records rest on."""
    newest: dict[str, int] = defaultdict(int)
    for record in records:
        newest[record.decision] = max(newest[record.decision], record.newest_law)
    return newest


def _replaced_by_newer(group: list[Facts], age: dict[str, int]) -> list[Yields]:
    """Within one publisher and field; decisions whose texts are of one year are not told apart."""
    by_publisher: dict[tuple[str, str, str | None], list[Facts]] = defaultdict(list)
    for record in group:
        publisher = publisher_of(record.decision)
        if publisher and record.place != "":
            by_publisher[publisher, record.field, record.place].append(record)
    found = []
    for records in by_publisher.values():
        newest = max(records, key=lambda record: (age[record.decision], record.code))
        found += [
            Yields(record.code, newest.code, Rule.NEWER_DECISION)
            for record in records
            if age[record.decision] < age[newest.decision]
        ]
    return found


def _local_or_national(group: list[Facts], home: str) -> list[Yields]:
    """Of one title and level: home's record before the ministry's, that before other places'."""
    national = [record for record in group if record.place is None]
    at_home = [record for record in group if record.place == home]
    elsewhere = [record for record in group if record.place not in (None, home)]
    best = at_home or national
    if not best:
        return []
    found = [Yields(record.code, best[0].code, Rule.NATIONAL) for record in elsewhere]
    if at_home:
        found += [Yields(record.code, best[0].code, Rule.HOME) for record in national]
    return found


def _without_chains(found: list[Yields]) -> list[Yields]:
    to = {one.code: one.to for one in found}
    return [Yields(one.code, to.get(one.to, one.to), one.rule) for one in found]
