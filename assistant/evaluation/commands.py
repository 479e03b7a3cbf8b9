"""`python -m assistant evaluate [generate | score | nlu]`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from assistant import Assistant
from assistant.evaluation.generate import Given, generate, read_given, write_given
from assistant.evaluation.questions import ALL_FORMS, MARKED, Labelled, in_forms, read_questions
from assistant.evaluation.report.configuration import configuration
from assistant.evaluation.report.folder import (
    CONFIGURATION_FILE,
    PAGE_FILE,
    SAID_FILE,
    new_folder,
    write_report,
)
from assistant.evaluation.report.tables import show_figures, show_limits, show_nlu
from assistant.training.key import NLU_DATA, ROOT
from assistant.training.train import train_if_needed
from procedures_kb import load_knowledge_base

VAR = Path("var")
OWN = NLU_DATA / "evaluation/questions.jsonl"
MASSIVE = ROOT.parent / "shared/data/out_of_scope_massive.jsonl"
"""Everyday requests that are all about none (MASSIVE vi-VN, CC BY 4.0): only where it is there."""

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
    folder = new_folder(var / "evaluation", datetime.now())
    _generate(folder, questions, forms, model, var)
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
    to.mkdir(parents=True, exist_ok=True)
    _generate(to, questions, forms, model, var)
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
    data: Annotated[Path, typer.Option(help="Labelled sentences: Rasa YAML, or a folder of it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """Intent accuracy, slot F1 (conlleval) and sentence accuracy of a model on any Rasa data."""
    from assistant.evaluation.understanding.nlu import read_all, score_nlu
    from assistant.evaluation.understanding.rasa_data import read_sentences
    from assistant.model_folder import NLU_FILE
    from assistant.nlu import Nlu

    sentences = read_sentences(data)
    nlu = Nlu(model / NLU_FILE)
    try:
        rows = read_all(nlu.parse, track(sentences, "sentences", console=progress))
    finally:
        nlu.close()
    show_nlu(console, score_nlu(rows), as_json=as_json)


def _generate(
    folder: Path, questions: Path | None, forms: str, model: Path | None, var: Path
) -> None:
    kb = load_knowledge_base()
    trained = model or train_if_needed(
        var / "models", var / "cache", progress.print, is_judged=False
    )
    assistant = Assistant.build(kb, trained, var / "cache")
    asked = _questions(questions, _forms(forms))
    rows = generate(assistant, track(asked, "questions", console=progress), date.today())
    write_given(rows, folder / SAID_FILE)
    used = {"day": f"{date.today():%d/%m/%Y}", **configuration(trained, len(kb.procedures))}
    text = json.dumps(used, ensure_ascii=False, indent=1)
    (folder / CONFIGURATION_FILE).write_text(text + "\n", encoding="utf-8")


def _forms(given: str) -> list[str]:
    wanted = given.split(",")
    if unknown := set(wanted) - {*ALL_FORMS}:
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}: not one of {', '.join(ALL_FORMS)}")
    return wanted


def _questions(path: Path | None, forms: Sequence[str]) -> list[Labelled]:
    """Our own in every form, then MASSIVE as written; or those of the file given."""
    asked = list(in_forms(read_questions(path or OWN, path.stem if path else "own"), forms))
    asked.sort(key=lambda question: forms.index(question.form))
    if path is None and MASSIVE.exists():
        asked += in_forms(read_questions(MASSIVE, "massive"), [MARKED])
    return asked


def _report(folder: Path) -> None:
    rows: Sequence[Given] = read_given(folder / SAID_FILE)
    used = json.loads((folder / CONFIGURATION_FILE).read_text(encoding="utf-8"))
    figures, verdicts = write_report(folder, rows, used, _names())
    show_figures(console, figures, _sizes(rows))
    show_limits(console, verdicts)
    console.print(f"page for editors: {folder / PAGE_FILE}")
    if not all(verdict.is_kept for verdict in verdicts):
        raise typer.Exit(1)


def _names() -> dict[str, str]:
    return {slug: item.name for slug, item in load_knowledge_base().procedures.items()}


def _sizes(rows: Iterable[Given]) -> dict[str, int]:
    from assistant.evaluation.score import grouped

    return {name: len(group) for name, group in grouped(rows).items()}
