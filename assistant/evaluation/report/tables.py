"""Figures in the terminal."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from assistant.evaluation.floors import Verdict
from assistant.evaluation.understanding.nlu_scores import NluScores
from assistant.evaluation.verdicts import Figures

SHOWN = (
    ("top1", "top3", "wrong", "asked", "intent", "oos_answered", "declined"),
    ("status", "sourced", "understood", "search1", "search3", "ece", "oos_asked"),
    ("intent_accuracy", "slot_precision", "slot_recall", "slot_f1", "sentence_accuracy"),
)


def show_figures(
    console: Console, figures: Mapping[str, Figures], sizes: Mapping[str, int]
) -> None:
    """Shares from 0 to 1, in tables that fit a terminal of 80 columns."""
    for shown in SHOWN:
        table = Table(box=None, padding=(0, 1, 0, 0))
        table.add_column("set.form", no_wrap=True)
        for name in ("n", *shown):
            table.add_column(name.replace("_", "\n"), justify="right", vertical="bottom")
        for group, of_group in figures.items():
            if not {*shown} & {*of_group}:
                continue
            cells = (f"{of_group[name]:.3f}" if name in of_group else "-" for name in shown)
            table.add_row(group, str(sizes[group]), *cells)
        console.print(table)
        console.print()


def show_limits(console: Console, verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        value = "not measured" if verdict.value is None else f"{verdict.value:.3f}"
        line = f"{verdict.limit.group}.{verdict.limit.figure} {value} {verdict.limit}"
        console.print(f"[green]kept[/]   {line}" if verdict.is_kept else f"[red]BROKEN[/] {line}")


def show_nlu(console: Console, scores: NluScores, *, as_json: bool) -> None:
    figures = {"sentences": scores.sentences, "slots": scores.slots.labelled, **scores.figures}
    if as_json:
        console.print_json(json.dumps(figures))
        return
    for name, value in figures.items():
        console.print(
            f"{name:18} {value:.4f}" if isinstance(value, float) else f"{name:18} {value}"
        )
