"""What a checklist is made of: plain frozen values, which `as_json` turns into JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.turn import Source
from procedures_kb import Confidence, Need, Way


@dataclass(frozen=True)
class Decider:
    """A question whose answer is still lacking; `key` is "way" for how the dossier is filed."""

    key: str
    ask: str


@dataclass(frozen=True)
class Given:
    """An answer given, in the words of its button."""

    question: str
    ask: str
    answer: str
    words: str


@dataclass(frozen=True)
class Line:
    """What every line tells of its fact. `decided_by` is empty where it surely applies, or where
    no question of the interview can tell: its `condition` then says in which case."""

    confidence: Confidence
    is_sure: bool = True
    decided_by: tuple[Decider, ...] = ()
    condition: str | None = None
    ways: tuple[Way, ...] = ()
    law: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class TextLine(Line):
    text: str = ""


@dataclass(frozen=True)
class WayLine(Line):
    way: Way = Way.COUNTER
    text: str = ""


@dataclass(frozen=True)
class FeeLine(Line):
    """`amount` in đồng; None where the law gives words. `words` say either."""

    label: str = ""
    amount: int | None = None
    text: str | None = None
    per: str | None = None
    optional: bool = False
    words: str = ""


@dataclass(frozen=True)
class TimeLine(Line):
    """`amount` of `unit`s: working_day, day, hour, month, year."""

    label: str = ""
    amount: int | None = None
    unit: str | None = None
    text: str | None = None
    words: str = ""


@dataclass(frozen=True)
class DeadlineLine(Line):
    """`amount` of `unit`s from the event that `counted_from` names."""

    text: str = ""
    amount: int | None = None
    unit: str | None = None
    counted_from: str | None = None
    words: str = ""


@dataclass(frozen=True)
class FormLine:
    name: str
    issued_by: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True)
class GivenBy:
    """The procedure where a paper is got. `wait_days` only compares waits: working days and
    months are counted as calendar days there; None where the base does not know."""

    slug: str
    name: str
    wait: str | None = None
    wait_days: float | None = None


@dataclass(frozen=True)
class PaperLine(Line):
    """`why` is None for what everybody needs."""

    key: str = ""
    name: str = ""
    role: str = "submit"
    need: Need = Need.ALWAYS
    copies: int = 1
    photocopies: int = 0
    kind: str = "original"
    why: str | None = None
    form: FormLine | None = None
    given_by: GivenBy | None = None
    valid_months: int | None = None
    note: str | None = None


@dataclass(frozen=True)
class NotKnown:
    """`aspect`: fee, time or office."""

    aspect: str
    words: str


@dataclass(frozen=True)
class Checklist:
    """Each paper stands in one group only. `way` is None where the citizen did not say: papers
    and fees of every way are told then, those not for the counter as possible only."""

    slug: str
    code: str
    name: str
    day: date
    way: Way | None
    is_final: bool
    """No question of the interview would change it any more."""
    answers: tuple[Given, ...]
    first: tuple[PaperLine, ...]
    """To be got at another procedure before this one; `role` tells whether to submit or show."""
    submit: tuple[PaperLine, ...]
    present: tuple[PaperLine, ...]
    possible: tuple[PaperLine, ...]
    looked_up: tuple[PaperLine, ...]
    """What the office finds itself and may not ask for, or only where it finds nothing."""
    fees: tuple[FeeLine, ...]
    later_fees: tuple[TextLine, ...]
    """What the case will cost from a later day on, where the base knows that already."""
    exemptions: tuple[TextLine, ...]
    times: tuple[TimeLine, ...]
    deadlines: tuple[DeadlineLine, ...]
    fines: tuple[TextLine, ...]
    """For missing what binds the citizen."""
    authority: tuple[TextLine, ...]
    ways: tuple[WayLine, ...]
    about_case: tuple[TextLine, ...]
    """Who may apply and on what condition, where that depends on the answers given."""
    sources: tuple[Source, ...]
    not_known: tuple[NotKnown, ...]

    @property
    def needed(self) -> tuple[PaperLine, ...]:
        """The papers to have at hand on the day of filing."""
        return (*self.first, *self.submit, *self.present)

    @property
    def named(self) -> tuple[PaperLine, ...]:
        """Every paper of the list: needed, possible, and looked up by the office itself."""
        return (*self.needed, *self.possible, *self.looked_up)
