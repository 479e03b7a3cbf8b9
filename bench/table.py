"""The results as rows of text: for the terminal, and as Markdown for the README."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table

from bench.asking import Load
from bench.measured import Grown, Peer, Results

Row = tuple[str, ...]
SETS = {"own": "own", "real": "real"}
FORMS = {"marked": "as written", "unmarked": "without marks", "telex": "raw telex"}
FIGURES = {
    "top1": "right first",
    "top3": "right among three",
    "oos_answered": "answered, though about none",
}
NOTHING = "–"


def peer_rows(peers: Sequence[Peer]) -> Iterator[Row]:
    """A heading, then a row a figure with a column a peer."""
    yield ("", *(peer.name for peer in peers))
    groups = dict.fromkeys(group for peer in peers for group in peer.right)
    for figure, words in FIGURES.items():
        for group in groups:
            name, form = group.split(".", 1)
            shares = [_share(peer, group, figure) for peer in peers]
            if {*shares} != {NOTHING}:
                label = f"{words}: {SETS.get(name, name)} questions, {FORMS.get(form, form)}"
                yield (label, *shares)
    for label, field in (("trained in, s", "train_seconds"), ("ready after, s", "start_seconds")):
        yield (label, *(_number(getattr(peer, field)) for peer in peers))
    for label, field in (
        ("memory, MB", "megabytes"),
        ("memory added by the load, MB", "added_megabytes"),
    ):
        yield (label, *(_number(getattr(peer, field)) for peer in peers))
    yield from _load_rows(peers)


def _load_rows(peers: Sequence[Peer]) -> Iterator[Row]:
    for clients in dict.fromkeys(item.clients for peer in peers for item in peer.loads):
        loads = [next((x for x in peer.loads if x.clients == clients), None) for peer in peers]
        of = f"{clients} client{'s' if clients > 1 else ''}"
        yield (f"messages a second, {of}", *(_of(item, "per_second") for item in loads))
        times = [_times(item) for item in loads]
        yield (f"p50 / p95 / p99 ms, {of}", *times)
        if any(item and item.failed for item in loads):
            yield (f"failed, {of}", *(_of(item, "failed") for item in loads))


def growth_rows(growth: Sequence[Grown]) -> Iterator[Row]:
    yield ("procedures", *(f"{item.procedures:,}" for item in growth))
    for group in dict.fromkeys(group for item in growth for group in item.right):
        name, form = group.split(".", 1)
        label = f"right first: {SETS.get(name, name)} questions, {FORMS.get(form, form)}"
        yield (label, *(f"{item.right[group]['top1']:.3f}" for item in growth))
    yield ("p50 / p95 ms, in the process", *(f"{item.p50:.0f} / {item.p95:.0f}" for item in growth))
    yield ("memory, MB", *(_number(item.megabytes) for item in growth))
    yield ("built the first time, s", *(_number(item.first_build_seconds) for item in growth))
    yield ("built again, s", *(_number(i.cached_build_seconds) for i in growth))


def as_rich(rows: Iterator[Row], title: str) -> Table:
    heading, *body = rows
    table = Table(title=title, title_justify="left", box=None, padding=(0, 2, 0, 0))
    for at, words in enumerate(heading):
        table.add_column(words, justify="right" if at else "left", no_wrap=not at)
    for row in body:
        table.add_row(*row)
    return table


def as_markdown(results: Results) -> str:
    machine = results.machine
    measured = (
        f"Measured on {machine['date']}: {machine['cores']} cores ({machine['processor']}), "
        f"{machine['memory_gb']} GB, Python {machine['python']}, {machine['system']}. "
        f"Load before the run {machine['load_before']}. One server at a time, all traffic on "
        f"loopback; clients and server share the cores."
    )
    parts = ["# Bench", measured]
    if results.peers:
        parts += ["## Side by side", _markdown(peer_rows(results.peers))]
    if results.growth:
        parts += ["## Growth", _markdown(growth_rows(results.growth))]
    return "\n\n".join(parts) + "\n"


def _markdown(rows: Iterator[Row]) -> str:
    heading, *body = rows
    ruler = ("---", *("---:" for _ in heading[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (heading, ruler, *body))


def _share(peer: Peer, group: str, figure: str) -> str:
    value = peer.right.get(group, {}).get(figure)
    return NOTHING if value is None else f"{value:.3f}"


def _number(value: float | None) -> str:
    return NOTHING if value is None else f"{value:,.0f}"


def _of(load: Load | None, field: str) -> str:
    return NOTHING if load is None else f"{getattr(load, field):g}"


def _times(load: Load | None) -> str:
    return NOTHING if load is None else f"{load.p50:.0f} / {load.p95:.0f} / {load.p99:.0f}"
