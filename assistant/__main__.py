"""`python -m assistant ask | chat | interviews | places | train | evaluate | train-restorer …`."""

from __future__ import annotations

import json
import logging
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.panel import Panel
from rich.table import Table

from assistant import Answer, Assistant, State, Turn
from assistant.evaluation.commands import cli as evaluate_cli
from assistant.interviews import interviews
from assistant.model_folder import REPORT_FILE
from assistant.quiet import be_quiet
from assistant.text.restorer import RESTORER_FILE
from assistant.training.key import NLU_DATA, model_key
from assistant.training.portal.train import train_portal_search
from assistant.training.train import train as train_model
from assistant.training.train import train_if_needed
from procedures_kb import load_knowledge_base

cli = typer.Typer(no_args_is_help=True, add_completion=False, help="The assistant, by hand.")
cli.add_typer(evaluate_cli, name="evaluate")
cli.command()(interviews)
console = Console()

Var = Annotated[Path, typer.Option("--var", help="Where models and caches are kept.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
VAR = Path("var")
RESTORER_SOURCES = NLU_DATA / "restorer/sources.yml"


@cli.callback()
def quiet() -> None:
    """Libraries' warnings are for their authors, not for who asks a question."""
    logging.basicConfig(level=logging.ERROR)
    be_quiet()


@cli.command()
def ask(question: str, var: Var = VAR, as_json: AsJson = False) -> None:
    """Answers one question."""
    answer = _load(var).answer(Turn(question, date.today()))
    if as_json:
        console.print_json(json.dumps(_plain(answer), ensure_ascii=False))
    else:
        _show(answer)


@cli.command()
def chat(var: Var = VAR) -> None:
    """A conversation; an empty line ends it."""
    assistant = _load(var)
    console.print(assistant.greeting)
    state = State()
    while text := console.input("[bold]> ").strip():
        answer = assistant.answer(Turn(text, date.today(), state))
        state = answer.state
        _show(answer)


@cli.command()
def train(
    data: Annotated[Path, typer.Option(help="A folder like nlu_data/.")] = NLU_DATA,
    out: Annotated[Path | None, typer.Option(help="Write the model here instead.")] = None,
    if_needed: Annotated[bool, typer.Option("--if-needed")] = False,
    judge: Annotated[bool, typer.Option(help="Cross-validate too.")] = True,
    var: Var = VAR,
) -> None:
    """Trains the NLU model and the ranker, and says what on and how well."""
    models = var / "models"
    folder = out or models / model_key(data)
    if if_needed and out is None:
        folder = train_if_needed(models, console.print, is_judged=judge)
    else:
        train_model(data, folder, console.print, is_judged=judge)
    _show_training(json.loads((folder / REPORT_FILE).read_text(encoding="utf-8")))
    console.print(f"model: {folder}")


@cli.command()
def train_restorer(
    left_out: Annotated[list[Path], typer.Option(help="Sentences never to be learnt from.")],
    sources: Annotated[Path, typer.Option(help="What to learn from.")] = RESTORER_SOURCES,
    out: Annotated[Path, typer.Option(help="Where the weights go.")] = RESTORER_FILE,
) -> None:
    """Trains what puts missing tone marks in (ADR 0011: half an hour on one core)."""
    from assistant.training.restoring.train import train_restorer as train_anew

    train_anew(sources, left_out, out, console.print)


@cli.command()
def train_portal(
    imported: Annotated[Path, typer.Option(help="What `procedures_kb import` wrote.")],
    var: Var = VAR,
) -> None:
    """Learns to tell the portal's records apart; what it writes is committed."""
    kb = load_knowledge_base(imported=imported)
    model = train_if_needed(var / "models", console.print, is_judged=False)
    size = train_portal_search(kb, model)
    console.print(f"trained on {size} examples")


@cli.command()
def places() -> None:
    """How addresses of before 1/7/2025 are read, in four forms, and wrong ones refused."""
    from assistant.evaluation.places import measure

    table = Table("area", "form", "n", "right", "asked", "refused", "wrong", "ms")
    for row in measure():
        shares = (f"{share:.3f}" for share in (row.right, row.asked, row.refused, row.wrong))
        table.add_row(row.area, row.form, str(row.count), *shares, f"{row.milliseconds:.1f}")
    console.print(table)


def _load(var: Path) -> Assistant:
    model = train_if_needed(var / "models", Console(stderr=True).print, is_judged=False)
    return Assistant.build(load_knowledge_base(), model)


def _plain(answer: Answer) -> dict[str, Any]:
    return {
        "status": answer.status.value,
        "intent": answer.intent,
        "procedure": answer.procedure.slug if answer.procedure else None,
        "candidates": {item.procedure.slug: item.score for item in answer.candidates},
        "text": answer.text,
        "blocks": [dict(block) for block in answer.blocks],
        "sources": [[source.text, source.article] for source in answer.sources],
        "suggestions": list(answer.suggestions),
    }


def _show(answer: Answer) -> None:
    title = f"{answer.status.value} · {answer.intent} · {answer.confidence:.2f}"
    console.print(Panel(answer.text, title=title, title_align="left"))
    for source in answer.sources:
        console.print(f"  [dim]{source.article or ''} {source.text} {source.title or ''}")
    if answer.suggestions:
        console.print("  " + " | ".join(answer.suggestions))


def _show_training(report: dict[str, Any]) -> None:
    if ranker := report.get("ranker"):
        console.print(
            f"ranker: {ranker['examples']} examples, right {ranker['right']:.3f},"
            f" calibration error {ranker['error']:.3f} (3-fold)"
        )
    if "nlu" in report:
        nlu = report["nlu"]
        console.print(f"NLU: {sum(nlu['sentences'].values())} sentences {nlu['sentences']}")
        console.print(
            f"NLU: {nlu['with_entities']} sentences with entities; 3-fold intent accuracy"
            f" {nlu['intent_accuracy']:.3f}, F1 {nlu['intent_f1']:.3f}; entity F1"
            f" {nlu['entity_f1']:.3f}"
        )
    console.print(f"trained in {report['seconds']:.0f} s")


if __name__ == "__main__":
    cli()
