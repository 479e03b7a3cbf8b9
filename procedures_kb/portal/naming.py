"""What is served of the records kept, and under which name: no two may look alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from procedures_kb.portal.places import place_of, said_with_kind
from procedures_kb.portal.store import Store
from procedures_kb.portal.succession import Facts, same_title, yielding
from procedures_kb.portal.words import words


def decide(store: Store) -> int:
    """Writes name, place and what it yields to for every good record; how many are served."""
    records = dict(store.good())
    places = _places(records.values())
    facts = {
        entry: Facts(
            raw["code"], raw["title"], raw["level"], raw["field"], raw["decision"],
            places[raw["decision"]], raw["newest_law"],
        )
        for entry, raw in records.items()
    }  # fmt: skip
    yields = {one.code: one for one in yielding(facts.values(), words()["home"])}
    served = [one for one in facts.values() if one.code not in yields]
    names = _names(served)
    store.decide(
        (
            entry,
            names.get(one.code, one.title),
            place_said(one),
            yields[one.code].to if one.code in yields else None,
            yields[one.code].rule.value if one.code in yields else None,
        )
        for entry, one in facts.items()
    )
    return len(served)


def _places(records: Iterable[dict[str, Any]]) -> dict[str, str | None]:
    by_decision: dict[str, list[dict[str, int]]] = defaultdict(list)
    for raw in records:
        by_decision[raw["decision"]].append(raw["places"])
    return {decision: place_of(decision, named) for decision, named in by_decision.items()}


def place_said(record: Facts) -> str | None:
    if record.place is None or record.place == words()["home"]:
        return None
    if record.place == "":
        unknown: str = words()["unknown_place"].format(decision=record.decision)
        return unknown
    return said_with_kind(record.place)


def _names(served: list[Facts]) -> dict[str, str]:
    """The title, with what tells it from others of it: level, place, at last the code."""
    by_title: dict[str, list[Facts]] = defaultdict(list)
    for record in served:
        by_title[same_title(record.title)].append(record)
    names: dict[str, str] = {}
    for group in by_title.values():
        has_levels = len({record.level for record in group}) > 1
        said = {record.code: _told_apart(record, has_levels) for record in group}
        times = Counter(said.values())
        for code, name in said.items():
            names[code] = name if times[name] == 1 else f"{name} ({code})"
    return names


def _told_apart(record: Facts, has_levels: bool) -> str:
    level = record.level if has_levels and record.level else ""
    more = [level if level not in record.title.lower() else "", place_said(record) or ""]
    said = ", ".join(filter(None, more))
    return f"{record.title} ({said})" if said else record.title
