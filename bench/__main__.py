"""`python -m bench`: measures, and writes bench/results."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant.quiet import be_quiet
from assistant.training.train import train_if_needed
from bench.alone import measure_alone
from bench.growth import ALL, EDITED, SIZES, import_records, measure_growth
from bench.machine import machine
from bench.measured import Peer, Results
from bench.plots import COLOURS, draw_all
from bench.questions import FORMS, sets
from bench.servers import Plan, measure_api, measure_rasa
from bench.table import as_markdown, as_rich, growth_rows, peer_rows

RESULTS = Path(__file__).parent / "results"
PARTS = ("rasa", "api", "portal", "alone", "growth")
CLIENTS = (1, 8, 32)
SECONDS = 20.0
EPOCHS = 6
"""Over some 18,000 sentences: as much as 100 epochs over a thousand."""
QUICK_QUESTIONS, QUICK_SECONDS, QUICK_EPOCHS, QUICK_CLIENTS = 12, 2.0, 1, (1, 4)

cli = typer.Typer(add_completion=False)
console = Console()


@cli.command()
def bench(
    parts: Annotated[str, typer.Option(help="Comma-separated.")] = ",".join(PARTS),
    model: Annotated[Path | None, typer.Option(help="Our model; the current key's.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="bench/results; for a trial var/bench/trial.")
    ] = None,
    var: Annotated[Path, typer.Option(help="Models, caches and logs.")] = Path("var"),
    quick: Annotated[bool, typer.Option("--quick", help="A trial: few questions, 2 s.")] = False,
) -> None:
    """Rasa's server, this API, one index alone, and growth: side by side on this machine."""
    be_quiet()
    logging.basicConfig(level=logging.ERROR)
    wanted = _parts(parts)
    folder = var / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    out = out or (folder / "trial" if quick else RESULTS)
    out.mkdir(parents=True, exist_ok=True)
    trained = model or train_if_needed(var / "models", console.print, is_judged=False)
    plan = Plan(
        sets(FORMS, QUICK_QUESTIONS if quick else None),
        QUICK_CLIENTS if quick else CLIENTS,
        QUICK_SECONDS if quick else SECONDS,
        folder,
    )
    results = _start(out, trained, plan, quick)
    for part in wanted:
        console.print(f"[bold]{part}[/] …")
        results = _measure(part, results, plan, trained, var, quick)
        results.save(out / "results.json")
    (out / "results.md").write_text(as_markdown(results), encoding="utf-8")
    draw_all(results, out)
    _show(results)
    console.print(f"written to {out}; logs in {folder}")


def _parts(given: str) -> list[str]:
    wanted = given.split(",")
    if unknown := set(wanted) - {*PARTS}:
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}: not one of {', '.join(PARTS)}")
    return wanted


def _start(out: Path, model: Path, plan: Plan, quick: bool) -> Results:
    """What earlier runs measured stays until its part is measured again."""
    settings = {
        "model": model.name,
        "forms": FORMS,
        "questions": len(plan.questions),
        "seconds_a_load": plan.seconds,
        "epochs": QUICK_EPOCHS if quick else EPOCHS,
        "is_trial": quick,
    }
    kept = out / "results.json"
    earlier = Results.load(kept) if kept.exists() else Results({}, {})
    return replace(earlier, machine=machine(), settings=settings)


def _measure(
    part: str, results: Results, plan: Plan, model: Path, var: Path, quick: bool
) -> Results:
    if part == "growth":
        sizes = (EDITED,) if quick else SIZES
        limit = QUICK_QUESTIONS if quick else ALL
        grown = measure_growth(plan.folder, model, sizes, limit)
        return replace(results, growth=tuple(grown))
    if part == "rasa":
        found = [measure_rasa(plan, QUICK_EPOCHS if quick else EPOCHS)]
    elif part == "api":
        found = [measure_api(plan, model, var)]
    elif part == "portal":
        imported = import_records(plan.folder, None)
        found = [measure_api(plan, model, var, imported)] if imported else []
    else:
        found = measure_alone(plan.questions, var / "cache")
    return replace(results, peers=_joined(results.peers, found))


def _joined(earlier: tuple[Peer, ...], found: list[Peer]) -> tuple[Peer, ...]:
    by_name = {peer.name: peer for peer in (*earlier, *found)}
    return tuple(by_name[name] for name in COLOURS if name in by_name)


def _show(results: Results) -> None:
    if results.peers:
        console.print(as_rich(peer_rows(results.peers), "side by side"))
    if results.growth:
        console.print(as_rich(growth_rows(results.growth), "growth"))


if __name__ == "__main__":
    cli()
