"""What the interviews of the base come to: questions, branches, cases and papers reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.checklist.build import build_checklist
from assistant.checklist.lines import Checklist
from assistant.dialogue.facts import UNKNOWN
from assistant.dialogue.interview import cases
from procedures_kb import KnowledgeBase, Need, Procedure, Way, in_force, load_knowledge_base

WIDTH = 120


@dataclass(frozen=True)
class Figures:
    """`branches` are pairs of a question and an answer; `reached` the papers that stand on some
    list as surely needed, of `papers` that only some cases need."""

    questions: int
    branches: int
    branches_taken: int
    cases: int
    asked_at_most: int
    asked_on_average: float
    papers: int
    reached: int
    lists: int
    """Different sets of papers that the cases lead to, in any way of filing."""


def figures(procedure: Procedure, kb: KnowledgeBase, day: date) -> Figures:
    """Every path of the interview walked, and the checklist at its end built."""
    ended = list(cases(procedure, day))
    lists = {
        _needed(build_checklist(procedure, kb, facts, day, way)) for facts in ended for way in Way
    }
    taken = {pair for facts in ended for pair in facts.items() if pair[1] != UNKNOWN}
    asked = {key for key, _ in taken}
    in_case = {paper.key for paper in in_force(procedure.papers, day) if paper.need is Need.IN_CASE}
    return Figures(
        questions=len(asked),
        branches=sum(len(item.answers) for item in procedure.questions if item.key in asked),
        branches_taken=len(taken),
        cases=len(ended),
        asked_at_most=max(map(len, ended)),
        asked_on_average=sum(map(len, ended)) / len(ended),
        papers=len(in_case),
        reached=len(in_case & frozenset[str]().union(*lists)),
        lists=len(lists),
    )


def _needed(checklist: Checklist) -> frozenset[str]:
    return frozenset(paper.key for paper in checklist.needed)


def interviews(
    day: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
) -> None:
    """Walks the interview of every procedure and counts; exits 1 where a branch, or a paper that
    depends on answers, is out of reach."""
    on = day.date() if day else date.today()
    kb = load_knowledge_base()
    found = {slug: figures(item, kb, on) for slug, item in kb.edited.items()}
    Console(width=WIDTH).print(_table(found, on))
    is_whole = all(
        item.branches == item.branches_taken and item.papers == item.reached
        for item in found.values()
    )
    raise typer.Exit(0 if is_whole else 1)


def _table(found: dict[str, Figures], day: date) -> Table:
    table = Table(title=f"{len(found)} interviews on {day}")
    table.add_column("procedure", no_wrap=True)
    heads = ("questions", "branches", "cases", "most", "mean", "papers in case", "lists")
    for head in heads:
        table.add_column(head, justify="right")
    for slug, item in found.items():
        table.add_row(slug, *_cells(item))
    table.add_section()
    every = list(found.values())
    branches, taken = sum(item.branches for item in every), sum(i.branches_taken for i in every)
    papers, reached = sum(item.papers for item in every), sum(item.reached for item in every)
    count = sum(item.cases for item in every)
    asked = sum(item.asked_on_average * item.cases for item in every) / count
    table.add_row(
        "all",
        str(sum(item.questions for item in every)),
        f"{taken}/{branches}",
        str(count),
        str(max(item.asked_at_most for item in every)),
        f"{asked:.2f}",
        f"{reached}/{papers}",
        str(sum(item.lists for item in every)),
    )
    return table


def _cells(item: Figures) -> tuple[str, ...]:
    return (
        str(item.questions),
        f"{item.branches_taken}/{item.branches}",
        str(item.cases),
        str(item.asked_at_most),
        f"{item.asked_on_average:.2f}",
        f"{item.reached}/{item.papers}",
        str(item.lists),
    )
