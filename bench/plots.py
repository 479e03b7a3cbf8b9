"""Three pictures of the results, each as PNG and SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.measured import Grown, Peer, Results
from bench.table import FORMS, SETS

OURS = "#1d4f91"
COLOURS = {
    "Rasa server, DIET": "#b45309",
    "this API": OURS,
    "this API, whole portal": "#7aa7e0",
    "BM25 alone": "#9ca3af",
    "e5 alone, zero-shot": "#0f766e",
}
FIRST_TIME, SECOND_SET = "#b45309", "#0f766e"
INK = "#1f2937"
DOTS_PER_INCH = 160
ROOM_ABOVE = 1.18
"""So that the number on the highest bar stays inside."""


def draw_all(results: Results, folder: Path) -> None:
    if results.peers:
        _save(folder / "right", (9.6, 4.6), 1, lambda axes: _right(axes[0], results.peers))
    servers = [peer for peer in results.peers if peer.loads]
    if servers:
        _save(folder / "speed", (9.6, 4.2), 2, lambda axes: _speed(axes, servers))
    if results.growth:
        _save(folder / "growth", (11.4, 3.9), 4, lambda axes: _growth(axes, results.growth))


def _save(path: Path, size: tuple[float, float], columns: int, draw: Callable[[Any], None]) -> None:
    from matplotlib.figure import Figure  # without pyplot: no window, no state

    figure = Figure(figsize=size, layout="constrained")
    axes = figure.subplots(1, columns, squeeze=False)[0]
    draw(axes)
    for one in axes:
        one.spines[["top", "right"]].set_visible(False)
        one.grid(axis="y", color="#e5e7eb")
        one.set_axisbelow(True)
        one.title.set_fontsize(11)
    figure.savefig(path.with_suffix(".png"), dpi=DOTS_PER_INCH)
    figure.savefig(path.with_suffix(".svg"), metadata={"Date": None})


def _right(axes: Any, peers: Sequence[Peer]) -> None:
    groups = list(dict.fromkeys(group for peer in peers for group in peer.right))
    width = 0.8 / len(peers)
    for at, peer in enumerate(peers):
        places = [place + (at - (len(peers) - 1) / 2) * width for place in range(len(groups))]
        shares = [peer.right.get(group, {}).get("top1", 0.0) for group in groups]
        bars = axes.bar(places, shares, width * 0.92, label=peer.name, color=COLOURS[peer.name])
        axes.bar_label(bars, fmt="%.2f", fontsize=7, color=INK, padding=1)
    axes.set_xticks(range(len(groups)), [_group(group) for group in groups], fontsize=9)
    axes.set(ylim=(0, 1.08), title="The right procedure first, share of questions")
    axes.legend(frameon=False, ncol=len(peers), loc="upper center", bbox_to_anchor=(0.5, -0.13))


def _speed(axes: Any, servers: Sequence[Peer]) -> None:
    clients = [str(item.clients) for item in servers[0].loads]
    width = 0.8 / len(servers)
    for at, peer in enumerate(servers):
        shift = (at - (len(servers) - 1) / 2) * width
        places = [place + shift for place in range(len(clients))]
        values = [item.per_second for item in peer.loads]
        bars = axes[0].bar(places, values, width * 0.92, label=peer.name, color=COLOURS[peer.name])
        axes[0].bar_label(bars, fmt="%.0f", fontsize=8, color=INK, padding=1)
        for share, style in (("p50", "-"), ("p95", "--"), ("p99", ":")):
            times = [getattr(item, share) for item in peer.loads]
            axes[1].plot(
                clients, times, style, marker="o", color=COLOURS[peer.name],
                label=f"{peer.name}, {share}",
            )  # fmt: skip
    axes[0].set_xticks(range(len(clients)), clients)
    axes[0].set(title="Messages a second", xlabel="clients")
    axes[0].set_ylim(0, axes[0].get_ylim()[1] * ROOM_ABOVE)
    axes[1].set(title="Milliseconds of a message", xlabel="clients", yscale="log")
    axes[1].yaxis.set_major_formatter("{x:.0f}")
    axes[0].legend(frameon=False, fontsize=8, loc="upper left")
    axes[1].legend(frameon=False, fontsize=7)


def _growth(axes: Any, growth: Sequence[Grown]) -> None:
    sizes = [item.procedures for item in growth]
    for at, group in enumerate(growth[0].right):
        shares = [item.right[group]["top1"] for item in growth]
        axes[0].plot(
            sizes, shares, marker="o", color=(OURS, SECOND_SET)[at % 2], label=_group(group)
        )
    axes[0].set(title="Right first, about the 22", ylim=(0.5, 1.0))
    for share, style in (("p50", "-"), ("p95", "--")):
        times = [getattr(item, share) for item in growth]
        axes[1].plot(sizes, times, style, marker="o", color=OURS, label=share)
    axes[1].set(title="Milliseconds of a message")
    axes[2].plot(sizes, [item.megabytes for item in growth], marker="o", color=OURS)
    axes[2].set(title="Memory, MB")
    first = [item.first_build_seconds for item in growth]
    cached = [item.cached_build_seconds for item in growth]
    axes[3].plot(sizes, first, marker="o", color=FIRST_TIME, label="the first time")
    axes[3].plot(sizes, cached, marker="o", color=OURS, label="again")
    axes[3].set(title="Seconds to build")
    for one in axes:
        one.set(xscale="log", xlabel="procedures")
        one.set_xticks(sizes, [f"{size:,}" for size in sizes])
        one.minorticks_off()
    for one in axes[1:]:
        one.set_ylim(0, one.get_ylim()[1] * ROOM_ABOVE)
    for one in (axes[0], axes[1], axes[3]):
        one.legend(frameon=False, fontsize=8)


def _group(group: str) -> str:
    name, form = group.split(".", 1)
    return f"{SETS.get(name, name)} questions,\n{FORMS.get(form, form)}"
