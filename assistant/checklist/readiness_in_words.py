"""Readiness as a clerk would say it: paper by paper, then the one thing to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from assistant.answers.part import bullets
from assistant.checklist.held import Held
from assistant.checklist.lines import Checklist
from assistant.checklist.readiness import NOT_THERE, Checked, Readiness, Standing, check_paper
from assistant.replies import say
from assistant.replies.values import day_month_year


def readiness_lines(
    checklist: Checklist, ready: Readiness, held: Mapping[str, Held], day: date
) -> list[str]:
    """Papers at hand that nobody asks for are named too: else they seem not to have been heard."""
    papers = [*map(_paper, ready.papers), *_not_needed(checklist, held, day)]
    return [say("own.checked", name=checklist.name), *bullets(papers), ready.next.words]


def _not_needed(checklist: Checklist, held: Mapping[str, Held], day: date) -> Iterator[str]:
    needed = {paper.key for paper in checklist.needed}
    for paper in checklist.looked_up:
        if paper.key in needed or not held.get(paper.key, NOT_THERE).have:
            continue
        checked = check_paper(paper, held[paper.key], day)
        if checked.standing is Standing.EXPIRED and checked.good_through:
            until = day_month_year(checked.good_through)
            yield f"{say('own.not_needed_expired', paper=short(paper.name), day=until)}."
        else:
            yield f"{say('own.not_needed', paper=short(paper.name))}."


def short(name: str) -> str:
    """Without what stands in brackets: the list has told it."""
    return name.split(" (", maxsplit=1)[0]


def _paper(paper: Checked) -> str:
    said = f"{short(paper.name)}: {paper.words}"
    if paper.detail:
        said += f" ({paper.detail.removeprefix(f'{paper.name}: ').rstrip('.')})"
    elif paper.good_through:
        said += f" ({say('own.good_through', day=day_month_year(paper.good_through))})"
    if paper.lacks_date:
        said += f" ({say('own.lacks_date')})"
    return f"{said}."
