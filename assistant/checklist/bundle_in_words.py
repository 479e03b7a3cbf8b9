"""A bundle as a clerk would say it: the timeline first, then what to bring, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answers.part import bullets
from assistant.checklist.bundle import Bundle, Stop
from assistant.checklist.in_words import clauses, fee_lines, paper_words
from assistant.checklist.lines import Checklist, PaperLine
from assistant.checklist.readiness_in_words import short
from assistant.dialogue.subject import Cases, Subject
from assistant.replies import say


def bundle_lines(bundle: Bundle, subject: Subject, cases: Cases) -> list[str]:
    lines = [say("bundle.title", name=bundle.name), *_told(subject, cases)]
    for at, stop in enumerate(bundle.timeline, 1):
        lines.append(say("bundle.stop", at=at, name=stop.name))
        lines += bullets(_stop(stop))
    lines.append(say("bundle.papers", count=bundle.papers))
    shared = {item.paper.key for item in bundle.shared}
    names = {item.slug: item.name for item in bundle.checklists}
    if bundle.shared:
        lines.append(say("bundle.shared"))
        for item in bundle.shared:
            steps = "; ".join(names[slug] for slug in item.steps)
            lines += bullets(
                [say("bundle.shared_paper", paper=short(item.paper.name), steps=steps)]
            )
    for checklist in bundle.checklists:
        lines += _list_of(checklist, bundle, shared)
    return lines


def _told(subject: Subject, cases: Cases) -> list[str]:
    said: dict[str, None] = {}
    for question in subject.event.questions if subject.event else ():
        facts = cases[subject.key].facts if subject.key in cases else {}
        answer = facts.get(question.key)
        if answer is not None and answer in question.answers:
            said[question.clause(answer)] = None
    for step in subject.steps(cases):
        procedure = subject.kb.procedures[step.procedure]
        said.update(dict.fromkeys(clauses(procedure, subject.facts_of(step, cases))))
    return [say("own.told", clauses="; ".join(said))] if said else []


def _stop(stop: Stop) -> Iterator[str]:
    if stop.why:
        yield stop.why
    if stop.where:
        yield say("bundle.where", text=stop.where)
    if stop.due:
        yield say("bundle.due", text=stop.due)
    if stop.wait:
        yield say("bundle.wait", text=stop.wait)
    if stop.result:
        yield say("bundle.result", text=stop.result)
    for name, paper in stop.gives:
        yield say("bundle.gives", paper=paper, name=name)


def _list_of(item: Checklist, bundle: Bundle, shared: set[str]) -> list[str]:
    """What this step needs beside what is shared."""
    papers = [paper for paper in item.needed if paper.key not in shared]
    lines = [say("bundle.for", name=item.name)]
    lines += bullets(_paper(item, paper, bundle) for paper in papers)
    lines += bullets(say("bundle.possible", text=paper_words(paper)) for paper in item.possible)
    return [
        *lines,
        *bullets(say("bundle.fee", text=line) for line in fee_lines(item, asked_for=False)),
    ]


def _paper(item: Checklist, paper: PaperLine, bundle: Bundle) -> str:
    if f"{item.slug}.{paper.key}" in bundle.made_here and paper.given_by:
        return say("bundle.made", paper=paper.name, name=paper.given_by.name)
    return paper_words(paper)
