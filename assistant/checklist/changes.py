"""What of a case the rules say differently: between two days, and since a list was made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from assistant.answers.changes import change_line
from assistant.checklist.lines import Checklist
from assistant.checklist.matter import Matter
from assistant.days.versions import Change, what_changed
from assistant.dialogue.deciding import Holds
from assistant.replies import say
from procedures_kb import KnowledgeBase, Procedure
from procedures_kb.model import Known

TOLD = {"papers", "fees", "exemptions", "times", "deadlines", "authority", "ways"}
PAPERS = ("first", "submit", "present", "possible", "looked_up")
KEYED_BY = {"fees": "label", "times": "label", "deadlines": "text", "ways": "way"}
"""The field of a line that stays when its words change; lines of `IN_WORDS` have none."""
IN_WORDS = ("exemptions", "authority")
Keyed = dict[tuple[str, str], str]


def rule_changes(
    procedure: Procedure, kb: KnowledgeBase, checklist: Checklist, other: date
) -> tuple[str, ...]:
    """What differs for this case between the day of the list and another, a line each."""
    facts = {given.question: given.answer for given in checklist.answers}
    matter = Matter(procedure, kb, facts, checklist.day, checklist.way)
    before, after = sorted((checklist.day, other))
    found = what_changed(procedure, before, after)
    return tuple(
        dict.fromkeys(change_line(item, kb) for item in found if _is_of_case(item, matter))
    )


def _is_of_case(change: Change, matter: Matter) -> bool:
    versions = [fact for fact in (change.then, change.now) if fact]
    return change.field in TOLD and any(_may_apply(fact, matter) for fact in versions)


def _may_apply(fact: Known, matter: Matter) -> bool:
    return matter.holds(fact) is not Holds.NOT and matter.fits_way(fact)


def since_saved(then: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """How the list of now differs from the one kept, both as JSON: added, gone, or other words."""
    old, new = dict(_lines(then)), dict(_lines(now))
    return (
        *(say("sheet.since.gone", text=text) for key, text in old.items() if key not in new),
        *(say("sheet.since.added", text=text) for key, text in new.items() if key not in old),
        *(
            say("sheet.since.other", old=old[key], new=text)
            for key, text in new.items()
            if key in old and old[key] != text
        ),
    )


def _lines(checklist: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    for group in PAPERS:
        for paper in checklist[group]:
            yield ("paper", paper["key"]), _paper(paper, group)
    for field, name in KEYED_BY.items():
        for line in checklist[field]:
            text = line.get("words") or line["text"]
            label = f"{line['label']}: " if "label" in line else ""
            yield (field, str(line[name])), f"{label}{text}"
    for field in IN_WORDS:
        for line in checklist[field]:
            yield (field, line["text"]), line["text"]


def _paper(paper: Mapping[str, Any], group: str) -> str:
    copies = f"{paper['copies']} {say('kinds.' + paper['kind'])}"
    return f"{paper['name']} ({say('sheet.groups.' + group).lower()}; {copies})"
