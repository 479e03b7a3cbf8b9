"""Everything one evaluation leaves behind, in a folder named after when it was made."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.evaluation.floors import Verdict, judge, read_limits
from assistant.evaluation.generate import Given
from assistant.evaluation.report.confusion import confusion_of, write_confusion
from assistant.evaluation.report.page import Evaluated, render_page
from assistant.evaluation.report.plot import plot_calibration
from assistant.evaluation.score import grouped, score_groups
from assistant.evaluation.verdicts import Figures

SAID_FILE = "said.jsonl"
CONFIGURATION_FILE = "configuration.json"
FIGURES_FILE = "figures.json"
PAGE_FILE = "page.html"


def new_folder(parent: Path, now: datetime) -> Path:
    """`parent/2026-11-22-0930`, with a number behind it when that is taken."""
    name = now.strftime("%Y-%m-%d-%H%M")
    for number in range(1, 1000):
        folder = parent / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir(parents=True)
        except FileExistsError:
            continue
        return folder
    raise FileExistsError(parent / name)


def write_report(
    folder: Path,
    rows: Sequence[Given],
    configuration: Mapping[str, Any],
    names: Mapping[str, str],
) -> tuple[dict[str, Figures], list[Verdict]]:
    """Scores the rows and writes all but what they were made from; the confusion is that of the
    first set and form written."""
    figures = score_groups(rows)
    verdicts = judge(read_limits(), figures)
    groups = grouped(rows)
    first = next(iter(groups))
    confusion = confusion_of(groups[first])
    _write_json(folder / CONFIGURATION_FILE, configuration)
    _write_json(folder / FIGURES_FILE, figures)
    write_confusion(confusion, folder / "confusion.csv")
    plot_calibration(rows, folder)
    sizes = {name: len(group) for name, group in groups.items()}
    form = first.split(".", 1)[1]
    evaluated = Evaluated(configuration, figures, sizes, verdicts, confusion, form, names, rows)
    plot = (folder / "calibration.svg").read_text(encoding="utf-8")
    (folder / PAGE_FILE).write_text(render_page(evaluated, plot), encoding="utf-8")
    return figures, verdicts


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
