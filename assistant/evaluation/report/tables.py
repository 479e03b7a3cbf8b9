"""Figures in the terminal."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table

from assistant.evaluation.floors import Verdict
from assistant.evaluation.understanding.nlu import NluScores
from assistant.evaluation.verdicts import Figures

SHOWN = (
    "top1", "top3", "wrong", "asked", "intent", "oos_answered", "declined", "status", "sourced",
    "understood", "search1", "search3", "ece",
)  # fmt: skip


def show_figures(
    console: Console, figures: Mapping[str, Figures], sizes: Mapping[str, int]
) -> None:
    table = Table(title="shares from 0 to 1", title_justify="left")
    table.add_column("set.form")
    for name in ("n", *SHOWN):
        table.add_column(name.replace("_", "\n"), justify="right")
    for group, of_group in figures.items():
        cells = (f"{of_group[name]:.3f}" if name in of_group else "-" for name in SHOWN)
        table.add_row(group, str(sizes[group]), *cells)
    console.print(table)


def show_limits(console: Console, verdicts: Sequence[Verdict]) -> None:
    for verdict in verdicts:
        value = "not measured" if verdict.value is None else f"{verdict.value:.3f}"
        line = f"{verdict.limit.group}.{verdict.limit.figure} {value} {verdict.limit}"
        console.print(f"[green]kept[/]   {line}" if verdict.is_kept else f"[red]BROKEN[/] {line}")


def show_nlu(console: Console, scores: NluScores, *, as_json: bool) -> None:
    figures = {
        "sentences": scores.sentences,
        "intent_accuracy": scores.intent_accuracy,
        "slot_precision": scores.slots.precision,
        "slot_recall": scores.slots.recall,
        "slot_f1": scores.slots.f1,
        "slots": scores.slots.labelled,
        "sentence_accuracy": scores.sentence_accuracy,
    }
    if as_json:
        console.print_json(json.dumps(figures))
        return
    for name, value in figures.items():
        console.print(
            f"{name:18} {value:.4f}" if isinstance(value, float) else f"{name:18} {value}"
        )
