"""Whether the papers held are those of the list, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from assistant.answers.wording import day_month_year
from assistant.checklist.held import Held, NotHeld
from assistant.checklist.lines import Checklist, PaperLine
from assistant.days.counting import add_months
from assistant.replies import say

NOT_THERE = Held(have=False)


class Standing(str, Enum):
    """What a paper of the list is, of those the citizen holds."""

    READY = "ready"
    MISSING = "missing"
    WRONG_COPY = "wrong_copy"
    EXPIRED = "expired"


class Step(str, Enum):
    """`GET_FIRST`: at another procedure; `DECIDE`: a question is still open; `FILE`: go."""

    GET_FIRST = "get_first"
    RENEW = "renew"
    CHANGE_COPY = "change_copy"
    PREPARE = "prepare"
    DECIDE = "decide"
    FILE = "file"


@dataclass(frozen=True)
class Checked:
    """`good_through` is None where the paper does not expire or its day is not known;
    `lacks_date` asks for that day. `words` say the standing, `detail` what is wrong."""

    key: str
    name: str
    standing: Standing
    words: str
    detail: str | None = None
    good_through: date | None = None
    lacks_date: bool = False


@dataclass(frozen=True)
class NextStep:
    """`paper` is its key, `procedure` the slug of the one that gives it, `question` a key."""

    step: Step
    words: str
    paper: str | None = None
    procedure: str | None = None
    question: str | None = None


@dataclass(frozen=True)
class Readiness:
    day: date
    papers: tuple[Checked, ...]
    next: NextStep

    @property
    def is_ready(self) -> bool:
        return self.next.step is Step.FILE


def readiness(checklist: Checklist, held: Mapping[str, Held], day: date) -> Readiness:
    """The papers needed, in the order of the list, as they stand on the day.

    Raises NotHeld for a key that stands nowhere on the list.
    """
    known = {paper.key for paper in checklist.named}
    for key in held:
        if key not in known:
            raise NotHeld(f"no such paper on the list: {key}")
    papers = {
        paper.key: (paper, check_paper(paper, held.get(paper.key, NOT_THERE), day))
        for paper in checklist.needed
    }
    checked = tuple(item for _, item in papers.values())
    return Readiness(day, checked, _next(checklist, papers.values()))


def check_paper(paper: PaperLine, held: Held, day: date) -> Checked:
    good = _good_through(paper, held)
    standing = _standing(paper, held, good, day)
    return Checked(
        key=paper.key,
        name=paper.name,
        standing=standing,
        words=say(f"readiness.standing.{standing.value}"),
        detail=_detail(paper, held, standing, good),
        good_through=good,
        lacks_date=bool(held.have and paper.valid_months and held.issued_on is None),
    )


def _good_through(paper: PaperLine, held: Held) -> date | None:
    """The last day it is good: the same day of the month, or that month's last."""
    if paper.valid_months is None or held.issued_on is None:
        return None
    return add_months(held.issued_on, paper.valid_months)


def _standing(paper: PaperLine, held: Held, good: date | None, day: date) -> Standing:
    if not held.have:
        return Standing.MISSING
    if good is not None and day > good:
        return Standing.EXPIRED
    return Standing.READY if held.is_kind_for(paper) else Standing.WRONG_COPY


def _detail(paper: PaperLine, held: Held, standing: Standing, good: date | None) -> str | None:
    if standing is Standing.WRONG_COPY:
        wanted, has = _kind(paper.kind), _kind(held.copy_kind or paper.kind)
        return say("readiness.wrong_copy", name=paper.name, wanted=wanted, held=has)
    if standing is Standing.EXPIRED and good is not None:
        return say("readiness.expired", name=paper.name, day=day_month_year(good))
    return None


def _kind(kind: str) -> str:
    return say(f"kinds.{kind}")


def _next(checklist: Checklist, papers: Iterable[tuple[PaperLine, Checked]]) -> NextStep:
    """What takes longest to get comes first, then the rest as listed, then what is undecided."""
    lacking = [(paper, each) for paper, each in papers if each.standing is not Standing.READY]
    if lacking:
        return _step(*min(lacking, key=lambda item: _urgency(item[0], item[1])))
    undecided = [question for paper in checklist.possible for question in paper.decided_by]
    if undecided:
        ask = undecided[0].ask
        words = say("readiness.next.decide", ask=ask)
        return NextStep(Step.DECIDE, words, question=undecided[0].key)
    return NextStep(Step.FILE, say("readiness.next.file"))


def _urgency(paper: PaperLine, checked: Checked) -> float:
    """Lower is sooner. A wrong copy of what one holds is made at once, not applied for."""
    if paper.given_by is None or checked.standing is Standing.WRONG_COPY:
        return 1.0
    return -(paper.given_by.wait_days or 0.0)


def _step(paper: PaperLine, checked: Checked) -> NextStep:
    if checked.standing is Standing.WRONG_COPY:
        words = say("readiness.next.change_copy", wanted=_kind(paper.kind), paper=paper.name)
        return NextStep(Step.CHANGE_COPY, words, paper.key)
    if paper.given_by:
        return _get_first(paper)
    if checked.standing is Standing.EXPIRED:
        return NextStep(Step.RENEW, say("readiness.next.renew", paper=paper.name), paper.key)
    return NextStep(Step.PREPARE, say("readiness.next.prepare", paper=paper.name), paper.key)


def _get_first(paper: PaperLine) -> NextStep:
    assert paper.given_by  # the caller has looked
    giver, wait = paper.given_by, paper.given_by.wait
    if wait:
        words = say(
            "readiness.next.get_first_taking", procedure=giver.name, paper=paper.name, wait=wait
        )
    else:
        words = say("readiness.next.get_first", procedure=giver.name, paper=paper.name)
    return NextStep(Step.GET_FIRST, words, paper.key, giver.slug)
