"""Readiness as a clerk would say it: paper by paper, then the one thing to do next."""

from __future__ import annotations

from assistant.answers.part import bullets
from assistant.checklist.readiness import Checked, Readiness
from assistant.replies import say
from assistant.replies.values import day_month_year


def readiness_lines(name: str, ready: Readiness) -> list[str]:
    lines = [say("own.checked", name=name), *bullets(map(_paper, ready.papers))]
    return [*lines, ready.next.words]


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
