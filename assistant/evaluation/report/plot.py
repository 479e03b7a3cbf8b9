"""The calibration plot: how often the search was right where it was so sure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.evaluation.generate import Given
from assistant.evaluation.report.words import page_words
from assistant.evaluation.retrieval.calibration import BINS, bins_of

INK, FILL, GAP = "#1f2937", "#2563eb", "#f59e0b"
SIZE = (6.2, 5.6)
DOTS_PER_INCH = 160


def plot_calibration(rows: Sequence[Given], folder: Path) -> None:
    """Writes calibration.png and calibration.svg."""
    from matplotlib.figure import Figure  # without pyplot: no window, no state

    figure = Figure(figsize=SIZE, layout="constrained")
    upper, lower = figure.subplots(2, 1, sharex=True, gridspec_kw={"height_ratios": (3, 1)})
    words = page_words()["calibration"]
    _draw_shares(upper, rows, words)
    _draw_sizes(lower, rows, words)
    for kind in ("png", "svg"):
        figure.savefig(folder / f"calibration.{kind}", dpi=DOTS_PER_INCH, metadata=_undated(kind))


def _draw_shares(axes: Any, rows: Sequence[Given], words: dict[str, str]) -> None:
    bins = bins_of(rows)
    axes.plot((0, 1), (0, 1), color=INK, linewidth=1, linestyle=(0, (4, 3)), label=words["ideal"])
    axes.vlines(
        [item.sure for item in bins], [item.sure for item in bins], [item.right for item in bins],
        color=GAP, linewidth=5, alpha=0.55, label=words["gap"],
    )  # fmt: skip
    axes.plot(
        [item.sure for item in bins], [item.right for item in bins],
        marker="o", color=FILL, linewidth=1.8, label=words["measured"],
    )  # fmt: skip
    axes.set(xlim=(0, 1), ylim=(0, 1.02), ylabel=words["right"], title=words["title"])
    _tidy(axes)
    axes.legend(frameon=False, loc="upper left")


def _draw_sizes(axes: Any, rows: Sequence[Given], words: dict[str, str]) -> None:
    bins = bins_of(rows)
    axes.bar(
        [item.low + 0.5 / BINS for item in bins], [item.size for item in bins],
        width=0.9 / BINS, color=FILL, alpha=0.75,
    )  # fmt: skip
    axes.set(xlabel=words["sure"], ylabel=words["questions"])
    _tidy(axes)


def _tidy(axes: Any) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="y", color="#e5e7eb")
    axes.set_axisbelow(True)


def _undated(kind: str) -> dict[str, None] | None:
    """The same figures give the same bytes."""
    return {"Date": None} if kind == "svg" else None
