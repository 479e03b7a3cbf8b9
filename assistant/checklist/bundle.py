"""A life event as one bundle: the checklists of its steps, papers counted once, and a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.answers.durations import deadline_line
from assistant.checklist.build import build_checklist
from assistant.checklist.lines import Checklist, PaperLine
from assistant.checklist.narrow import narrowed
from assistant.checklist.papers import longest_wait
from assistant.days.deadlines import due_day, due_line
from assistant.dialogue.subject import NOTHING, Cases, Subject
from assistant.replies.values import span
from assistant.turn import Case
from procedures_kb import Procedure, Way, in_force
from procedures_kb.registers import LifeEvent, LifeStep


@dataclass(frozen=True)
class Stop:
    """One step of the timeline. `gives` are the names of later steps and of the papers that they
    need from this one; `result` is what it ends with."""

    slug: str
    name: str
    why: str | None
    """None where an answer brought the step: the citizen knows why."""
    where: str | None
    due: str | None
    wait: str | None
    result: str | None
    gives: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SharedPaper:
    """A paper that several steps ask for: one is enough to carry along, `copies` in all to hand
    in. `steps` are slugs."""

    paper: PaperLine
    steps: tuple[str, ...]
    copies: int


@dataclass(frozen=True)
class Bundle:
    key: str
    name: str
    day: date
    timeline: tuple[Stop, ...]
    checklists: tuple[Checklist, ...]
    shared: tuple[SharedPaper, ...]
    papers: int
    """Papers needed, each counted once."""
    made_here: tuple[str, ...]
    """`slug.key` of papers that an earlier step gives: nothing to get elsewhere."""


def build_bundle(subject: Subject, cases: Cases, day: date) -> Bundle:
    """Raises ValueError where the subject is no life event."""
    if subject.event is None:
        raise ValueError(f"{subject.key} is no life event")
    steps = subject.steps(cases)
    lists = checklists_of(subject, cases, day)
    groups = _groups(lists, _same_names(subject.event))
    return Bundle(
        key=subject.key,
        name=subject.event.name,
        day=day,
        timeline=tuple(_stop(subject, cases, step, steps, lists, day) for step in steps),
        checklists=lists,
        shared=tuple(_shared(group) for group in groups.values() if len(group) > 1),
        papers=len(groups),
        made_here=_made_here(steps, lists),
    )


def checklists_of(subject: Subject, cases: Cases, day: date) -> tuple[Checklist, ...]:
    """One for each step; of a single procedure its own alone."""
    return tuple(
        build_checklist(
            subject.kb.procedures[step.procedure],
            subject.kb,
            subject.facts_of(step, cases),
            day,
            _way_of(cases.get(step.procedure, NOTHING)),
        )
        for step in subject.steps(cases)
    )


def _way_of(case: Case) -> Way | None:
    return Way(case.way) if case.way else None


def _same_names(event: LifeEvent) -> Mapping[str, str]:
    return {same.other: same.one for same in event.same_papers}


def _groups(
    lists: tuple[Checklist, ...], same: Mapping[str, str]
) -> dict[str, list[tuple[str, PaperLine]]]:
    """Needed papers under one name each: by their key, or as the event says."""
    groups: dict[str, list[tuple[str, PaperLine]]] = {}
    for item in lists:
        for paper in item.needed:
            full = f"{item.slug}.{paper.key}"
            name = same.get(full, full)
            groups.setdefault(name.split(".")[1], []).append((item.slug, paper))
    return groups


def _shared(group: list[tuple[str, PaperLine]]) -> SharedPaper:
    handed_in = [paper.copies for _, paper in group if paper.role == "submit"]
    return SharedPaper(
        group[0][1], tuple(slug for slug, _ in group), sum(handed_in) or group[0][1].copies
    )


def _stop(
    subject: Subject,
    cases: Cases,
    step: LifeStep,
    steps: tuple[LifeStep, ...],
    lists: tuple[Checklist, ...],
    day: date,
) -> Stop:
    procedure = subject.kb.procedures[step.procedure]
    at = steps.index(step)
    offices = lists[at].authority
    wait = longest_wait(narrowed(procedure, subject.facts_of(step, cases)), day)
    results = in_force(procedure.result, day)
    later = lists[at + 1 :]
    return Stop(
        slug=procedure.slug,
        name=procedure.name,
        why=None if step.when else step.why,
        where=offices[0].text if offices else None,
        due=_due(procedure, step, cases, day),
        wait=span(wait.amount, wait.unit) if wait and wait.amount and wait.unit else None,
        result=results[0].text if results else None,
        gives=tuple(
            (item.name, paper.name)
            for item in later
            for paper in item.needed
            if paper.given_by and paper.given_by.slug == procedure.slug
        ),
    )


def _due(procedure: Procedure, step: LifeStep, cases: Cases, day: date) -> str | None:
    """The deadline that the event names, with what is left where its day was told, to any step."""
    known = [item for item in in_force(procedure.deadlines, day) if step.deadline]
    named = [item for item in known if item.text.startswith(step.deadline or "")]
    if not named:
        return None
    days = {name: when for case in cases.values() for name, when in case.days.items()}
    own = cases.get(procedure.slug, NOTHING).days
    happened = {**days, **own}.get(named[0].counted_from or "")
    due = due_day(named[0], happened, day) if happened else None
    words = deadline_line(named[0])
    return f"{words.rstrip('.')}: {due_line(due, day)}." if due else words


def _made_here(steps: tuple[LifeStep, ...], lists: tuple[Checklist, ...]) -> tuple[str, ...]:
    order = [step.procedure for step in steps]
    return tuple(
        f"{item.slug}.{paper.key}"
        for at, item in enumerate(lists)
        for paper in item.needed
        if paper.given_by and paper.given_by.slug in order[:at]
    )
