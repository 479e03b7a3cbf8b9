"""`python -m assistant evaluate [generate | score | nlu | restore | portal]`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from assistant.evaluation.questions import ALL_FORMS, Labelled
from assistant.evaluation.report.folder import PAGE_FILE, Report, new_folder, write_report
from assistant.evaluation.report.tables import show_figures, show_limits, show_nlu
from assistant.evaluation.run import generate_into, labelled, read_folder
from assistant.training.train import train_if_needed

VAR = Path("var")
EVERY_FORM = ",".join(ALL_FORMS)

cli = typer.Typer(add_completion=False, help="Measure: how often it is right, and where it is not.")
console = Console()
progress = Console(stderr=True)

Var = Annotated[Path, typer.Option("--var", help="Where models, caches and results are kept.")]
Model = Annotated[Path | None, typer.Option(help="A trained model's folder; the current key's.")]
Questions = Annotated[
    Path | None, typer.Option(help="JSONL: text, procedure, intent. Ours and MASSIVE if left out.")
]
Forms = Annotated[str, typer.Option(help="Comma-separated; all when left out.")]
Data = Annotated[Path, typer.Option(help="Labelled sentences: Rasa YAML, or a folder of it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]


@cli.callback(invoke_without_command=True)
def evaluate(
    context: typer.Context,
    questions: Questions = None,
    forms: Forms = EVERY_FORM,
    model: Model = None,
    var: Var = VAR,
) -> None:
    """Asks every labelled question in every form, scores, writes a dated folder, keeps floors."""
    if context.invoked_subcommand:
        return
    wanted = _forms(forms)
    folder = new_folder(var / "evaluation", datetime.now())
    generate_into(folder, _track(labelled(questions, wanted)), _trained(model, var), var)
    _report(folder)


@cli.command("generate")
def generate_command(
    to: Annotated[Path, typer.Argument(help="A folder for what was said, and with what.")],
    questions: Questions = None,
    forms: Forms = EVERY_FORM,
    model: Model = None,
    var: Var = VAR,
) -> None:
    """Only asks, and writes what the assistant said."""
    wanted = _forms(forms)
    to.mkdir(parents=True, exist_ok=True)
    generate_into(to, _track(labelled(questions, wanted)), _trained(model, var), var)
    console.print(f"written to {to}")


@cli.command("score")
def score_command(
    folder: Annotated[Path, typer.Argument(help="A folder that `generate` wrote.")],
) -> None:
    """Only scores what was written before: figures, confusion, plot and page."""
    _report(folder)


@cli.command("nlu")
def nlu_command(
    model: Annotated[Path, typer.Option(help="A folder that `make train MODEL=…` made.")],
    data: Data,
    as_json: AsJson = False,
) -> None:
    """Intent accuracy, slot F1 (conlleval) and sentence accuracy of a model on any Rasa data."""
    from assistant.evaluation.understanding.generate import understand_all
    from assistant.evaluation.understanding.nlu_scores import score_nlu
    from assistant.evaluation.understanding.rasa_data import read_sentences
    from assistant.model_folder import NLU_FILE
    from assistant.nlu import Nlu

    sentences = read_sentences(data)
    nlu = Nlu(model / NLU_FILE)
    try:
        tracked = track(sentences, "sentences", console=progress)
        scores = score_nlu(list(understand_all(nlu.parse, tracked)))
    finally:
        nlu.close()
    show_nlu(console, scores, as_json=as_json)


@cli.command("restore")
def restore_command(
    files: Annotated[list[Path], typer.Argument(help="A sentence a line, with its tone marks.")],
) -> None:
    """Strips sentences of their tone marks, has them restored, and scores the words."""
    from assistant.evaluation.restoring.evaluate import score
    from assistant.evaluation.restoring.generate import generate, read_sentences

    for path in files:
        console.print(f"{path.name}: {asdict(score(generate(read_sentences(path))))}")


@cli.command("portal")
def portal_command(
    imported: Annotated[Path, typer.Option(help="What `procedures_kb import` wrote.")],
    model: Model = None,
    var: Var = VAR,
) -> None:
    """Asks our own questions about the portal's records, those the ranking was not taught by."""
    from assistant import Assistant
    from assistant.evaluation.portal.evaluate import score_portal
    from assistant.evaluation.portal.generate import ask_about_records
    from assistant.training.portal.questions import read_portal_questions
    from procedures_kb import load_knowledge_base

    kb = load_knowledge_base(imported=imported)
    assistant = Assistant.build(kb, _trained(model, var))
    asked = [item for item in read_portal_questions() if not item.is_for_training]
    tracked = track(asked, "questions", console=progress)
    figures = score_portal(ask_about_records(assistant, tracked, date.today()))
    console.print(f"{len(asked)} questions about records of the portal")
    console.print({name: round(value, 3) for name, value in figures.items()})


def _trained(model: Path | None, var: Path) -> Path:
    return model or train_if_needed(var / "models", progress.print, is_judged=False)


def _track(questions: list[Labelled]) -> Iterable[Labelled]:
    return track(questions, "questions", console=progress)


def _forms(given: str) -> list[str]:
    wanted = given.split(",")
    if unknown := set(wanted) - {*ALL_FORMS}:
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}: not one of {', '.join(ALL_FORMS)}")
    return wanted


def _report(folder: Path) -> None:
    """Leaves with 1 below a floor or above a ceiling."""
    report: Report = write_report(folder, *read_folder(folder))
    show_figures(console, report.figures, report.sizes)
    show_limits(console, report.verdicts)
    console.print(f"page for editors: {folder / PAGE_FILE}")
    if not all(verdict.is_kept for verdict in report.verdicts):
        raise typer.Exit(1)
