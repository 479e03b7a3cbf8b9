"""What a procedure is. Everything is frozen; everything dated answers for a day."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import TypeVar

from procedures_kb.question import AllOf, Question


class Confidence(str, Enum):
    """How sure a fact is: the reader is told whenever it is not `SOURCED`."""

    SOURCED = "sourced"
    SECONDARY = "secondary"
    MEMORY = "memory"
    CONFLICT = "conflict"


class Way(str, Enum):
    """How a dossier is handed in."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class Need(str, Enum):
    """When a paper is needed; `IF_NO_DATA`: only where the office cannot look it up itself."""

    ALWAYS = "always"
    IN_CASE = "in_case"
    IF_NO_DATA = "if_no_data"
    NOT_REQUIRED = "not_required"


class Edition(str, Enum):
    """Who wrote a procedure: our editors, or the national portal, taken over as it stands."""

    EDITED = "edited"
    IMPORTED = "imported"


class Standing(str, Enum):
    """What another code of the portal is to a procedure; all but `NEIGHBOUR` are not served."""

    NEIGHBOUR = "neighbour"
    COVERED = "covered"
    """The procedure describes that one too."""
    REPLACED = "replaced"
    """The procedure has taken its place."""


@dataclass(frozen=True)
class LegalRef:
    """A place in a legal text: number, and article where it is known."""

    text: str
    article: str | None = None

    def __str__(self) -> str:
        return f"{self.article} {self.text}" if self.article else self.text


@dataclass(frozen=True)
class LegalText:
    """One legal text of the shared register: what it is called and when it binds."""

    text: str
    kind: str
    title: str
    in_force_from: date | None
    in_force_to: date | None
    confidence: Confidence


@dataclass(frozen=True)
class Known:
    """What every fact carries: how sure it is, where it was read, its law, its days, its case."""

    confidence: Confidence
    read_in: tuple[str, ...]
    law: tuple[LegalRef, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    when: tuple[AllOf, ...] = ()
    condition: str | None = None
    ways: tuple[Way, ...] = ()

    def holds_on(self, day: date) -> bool:
        return (self.starts_on or day) <= day <= (self.ends_on or day)

    def applies_to(self, facts: Mapping[str, str]) -> bool:
        """False only where an answer given rules it out; what was not asked stays possible."""
        return not self.when or any(_is_possible(case, facts) for case in self.when)


def _is_possible(case: AllOf, facts: Mapping[str, str]) -> bool:
    return all(key not in facts or facts[key] in allowed for key, allowed in case.items())


@dataclass(frozen=True)
class Fact(Known):
    text: str = ""
    received_by: tuple[str, ...] = ()
    """Who receives the dossier by this fact: keys of `offices.Office`."""


@dataclass(frozen=True)
class Form:
    name: str
    issued_by: tuple[LegalRef, ...] = ()
    url: str | None = None


@dataclass(frozen=True)
class Paper(Known):
    key: str = ""
    name: str = ""
    role: str = "submit"
    copies: int = 1
    kind: str = "original"
    need: Need = Need.ALWAYS
    form: Form | None = None
    note: str | None = None
    given_by: str | None = None
    valid_months: int | None = None
    photocopies: int = 0
    """Plain copies beside the `copies` of its `kind`."""
    called: tuple[str, ...] = ()
    """What people call it, where its name alone does not tell."""


@dataclass(frozen=True)
class Fee(Known):
    """`amount` in đồng; None where the law gives words (`text`) instead of a sum.

    The portal's records give both: the sum, and in words what it is for.
    """

    label: str = ""
    amount: int | None = None
    text: str | None = None
    per: str | None = None
    optional: bool = False


@dataclass(frozen=True)
class Duration(Known):
    """How long the office may take: `amount` of `unit`s (working_day, day, hour, month, year)."""

    label: str = ""
    amount: int | None = None
    unit: str | None = None
    text: str | None = None
    same_day: bool = False
    """Done on the day of filing; `amount` is then no day more."""
    late_from: int | None = None
    """The hour from which a filing counts as one of the next working day."""


@dataclass(frozen=True)
class Happening:
    """What a deadline counts from, as people tell its day ("bé sinh 3/10"), and the question that
    this day answers by itself, with its answers for in time and for late."""

    said_with: tuple[str, ...]
    tells: str | None = None
    in_time: str = "yes"
    late: str = "no"


@dataclass(frozen=True)
class Deadline(Known):
    """What the citizen must do in time: `amount` of `unit`s from `counted_from`."""

    text: str = ""
    amount: int | None = None
    unit: str | None = None
    counted_from: str | None = None
    happening: Happening | None = None


@dataclass(frozen=True)
class FilingWay(Known):
    way: Way = Way.COUNTER
    text: str = ""
    received_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Faq(Known):
    question: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Basis(Known):
    text: str = ""
    article: str | None = None
    about: str = ""


@dataclass(frozen=True)
class Variant:
    """Another code of the national portal that people may mean or come from."""

    code: str
    name: str
    confidence: Confidence
    read_in: tuple[str, ...]
    standing: Standing = Standing.NEIGHBOUR


@dataclass(frozen=True)
class Related:
    slug: str
    why: str


K = TypeVar("K", bound=Known)


@dataclass(frozen=True)
class Procedure:
    slug: str
    code: str
    name: str
    everyday_names: tuple[str, ...]
    field: str
    summary: str
    asked_as: tuple[str, ...]
    source_url: str
    review_by: date
    verified_on: date | None
    verified_by: str | None
    who_may_apply: tuple[Fact, ...] = ()
    authority: tuple[Fact, ...] = ()
    ways: tuple[FilingWay, ...] = ()
    online: tuple[Fact, ...] = ()
    papers: tuple[Paper, ...] = ()
    questions: tuple[Question, ...] = ()
    conditions: tuple[Fact, ...] = ()
    steps: tuple[Fact, ...] = ()
    times: tuple[Duration, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    fees: tuple[Fee, ...] = ()
    exemptions: tuple[Fact, ...] = ()
    result: tuple[Fact, ...] = ()
    penalties: tuple[Fact, ...] = ()
    legal_basis: tuple[Basis, ...] = ()
    faq: tuple[Faq, ...] = ()
    pitfalls: tuple[Fact, ...] = ()
    changes: tuple[Fact, ...] = ()
    variants: tuple[Variant, ...] = ()
    related: tuple[Related, ...] = ()
    open_questions: tuple[str, ...] = ()
    missing: Mapping[str, str] = dataclasses.field(default_factory=dict)
    edition: Edition = Edition.EDITED
    snapshot: date | None = None
    """The day the portal's record was copied; None for what editors wrote."""
    level: str | None = None
    place: str | None = None
    """The only province where it holds; None where it holds in all of them."""
    decision: str | None = None

    def facts(self) -> Iterator[tuple[str, Known]]:
        """Every fact with the name of the field it stands in."""
        for entry in fields(self):
            value = getattr(self, entry.name)
            if isinstance(value, tuple):
                yield from ((entry.name, item) for item in value if isinstance(item, Known))


def in_force(items: Iterable[K], day: date) -> list[K]:
    """Those that hold on that day, in the order of the base."""
    return [item for item in items if item.holds_on(day)]
