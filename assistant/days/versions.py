"""What the base said on another day: the days on which it changes, and what changed between two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from procedures_kb import Procedure
from procedures_kb.model import Deadline, Duration, Faq, Fee, FilingWay, Known, Paper

ONE_DAY = timedelta(days=1)
SUCCEEDING = {"authority", "ways", "online", "papers", "times", "deadlines", "fees"}
"""Fields whose facts take each other's place. Of the rest (law, penalties, hints) one that begins
when another ends need not be its successor, and saying so would be a guess."""


@dataclass(frozen=True)
class Days:
    """A stretch of days, both ends counted; None is without end."""

    first: date | None
    last: date | None

    @property
    def some_day(self) -> date:
        return self.first or self.last or date.max


@dataclass(frozen=True)
class Change:
    """A fact that ended (`now` is None), began (`then` is None), or took another's place."""

    field: str
    then: Known | None
    now: Known | None

    @property
    def since(self) -> date | None:
        """The first day of what holds now, or the day after the end of what held."""
        if self.now and self.now.starts_on:
            return self.now.starts_on
        return _day_after(self.then.ends_on) if self.then else None


def days_of_change(procedures: Iterable[Procedure]) -> tuple[date, ...]:
    """Every day on which a fact begins or is no longer in force, in order."""
    facts = (fact for procedure in procedures for _, fact in procedure.facts())
    return tuple(sorted({day for fact in facts for day in _turns(fact)}))


def pieces(facts: Iterable[Known]) -> tuple[Days, ...]:
    """The time cut at every day on which one of the facts begins or has ended, in order."""
    cuts = sorted({day for fact in facts for day in _turns(fact)})
    ends = [cut - ONE_DAY for cut in cuts]
    return tuple(Days(first, last) for first, last in zip((None, *cuts), (*ends, None)))


def what_changed(procedure: Procedure, before: date, after: date) -> tuple[Change, ...]:
    """How the procedure on `after` differs from `before`, field by field in the base's order.

    What began and ended between the two days is in neither. Raises ValueError where `after` is
    the earlier one.
    """
    if after < before:
        raise ValueError(f"{after} is before {before}")
    held = [(name, fact) for name, fact in procedure.facts() if fact.holds_on(before)]
    holds = [(name, fact) for name, fact in procedure.facts() if fact.holds_on(after)]
    ended = [item for item in held if not item[1].holds_on(after)]
    began = [item for item in holds if not item[1].holds_on(before)]
    return tuple(_paired(ended, began))


Named = tuple[str, Known]


def _paired(ended: list[Named], began: list[Named]) -> Iterator[Change]:
    left = list(began)
    for field in dict.fromkeys(name for name, _ in (*ended, *began)):
        for name, old in ended:
            if name != field:
                continue
            successor = _successor(name, old, left)
            if successor:
                left.remove(successor)
            yield Change(name, old, successor[1] if successor else None)
        yield from (Change(name, None, new) for name, new in left if name == field)


def _successor(field: str, old: Known, began: list[Named]) -> Named | None:
    """Of the same name; or for the same way and the same case, or else one that may be the same,
    beginning the day after the old one ended."""
    if field not in SUCCEEDING:
        return None
    rivals = [item for item in began if item[0] == field]
    alike = [item for item in rivals if _name(old) and _name(item[1]) == _name(old)]
    next_day = _day_after(old.ends_on)
    following = [
        item for item in rivals if item[1].starts_on == next_day and item[1].ways == old.ways
    ]
    same = [item for item in following if item[1].when == old.when]
    near = [item for item in following if _may_be_one_case(item[1], old)]
    return next(iter((*alike, *same, *near)), None)


def _may_be_one_case(left: Known, right: Known) -> bool:
    """Some answers meet both; a fact for every case is nobody's narrower version."""
    return any(
        all(set(one[key]) & set(other[key]) for key in one.keys() & other.keys())
        and bool(one.keys() & other.keys())
        for one in left.when
        for other in right.when
    )


def _name(fact: Known) -> object:
    """What stays the same from version to version: a key, a label, a way with its case."""
    if isinstance(fact, Paper):
        return fact.key
    if isinstance(fact, FilingWay):
        return (fact.way, fact.when)
    if isinstance(fact, Fee | Duration):
        return (fact.label, fact.when, fact.ways)
    if isinstance(fact, Deadline):
        return (fact.text, fact.when)
    return fact.question if isinstance(fact, Faq) else None


def _turns(fact: Known) -> Iterator[date]:
    if fact.starts_on:
        yield fact.starts_on
    after = _day_after(fact.ends_on)
    if after:
        yield after


def _day_after(day: date | None) -> date | None:
    return day + ONE_DAY if day and day < date.max else None
