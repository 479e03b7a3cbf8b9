"""Everything one evaluation leaves behind, in a folder named after when it was made."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from assistant.evaluation.floors import Verdict, judge, read_limits
from assistant.evaluation.generate import Given
from assistant.evaluation.report.confusion import confusion_of, write_confusion
from assistant.evaluation.report.page import Evaluated, render_page
from assistant.evaluation.report.plot import plot_calibration
from assistant.evaluation.score import grouped, score_groups
from assistant.evaluation.understanding.generate import Understood
from assistant.evaluation.understanding.nlu_scores import NLU_GROUP, score_nlu
from assistant.evaluation.verdicts import Figures

CONFIGURATION_FILE = "configuration.json"
FIGURES_FILE = "figures.json"
CONFUSION_FILE = "confusion.csv"
PAGE_FILE = "page.html"


@dataclass(frozen=True)
class Report:
    """Figures and number of questions by "set.form", and whether the limits are kept."""

    figures: Mapping[str, Figures]
    sizes: Mapping[str, int]
    verdicts: Sequence[Verdict]


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
    said: Sequence[Given],
    understood: Sequence[Understood],
    configuration: Mapping[str, Any],
    names: Mapping[str, str],
) -> Report:
    """The confusion is that of the first set and form that was asked."""
    groups = grouped(said)
    first = next(iter(groups))
    confusion = confusion_of(groups[first])
    report = _report(said, understood)
    _write_json(folder / CONFIGURATION_FILE, configuration)
    _write_json(folder / FIGURES_FILE, report.figures)
    write_confusion(confusion, folder / CONFUSION_FILE)
    plot_calibration(said, folder)
    plot = (folder / "calibration.svg").read_text(encoding="utf-8")
    evaluated = Evaluated(
        configuration, report.figures, report.sizes, report.verdicts, confusion,
        first.split(".", 1)[1], names, said,
    )  # fmt: skip
    (folder / PAGE_FILE).write_text(render_page(evaluated, plot), encoding="utf-8")
    return report


def _report(said: Sequence[Given], understood: Sequence[Understood]) -> Report:
    figures = score_groups(said)
    sizes = {name: len(group) for name, group in grouped(said).items()}
    if understood:
        figures[NLU_GROUP] = score_nlu(understood).figures
        sizes[NLU_GROUP] = len(understood)
    return Report(figures, sizes, judge(read_limits(), figures))


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
