"""`python -m procedures_kb`: `check` tells the four virtues, `import` adds portal records."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from procedures_kb.import_command import import_portal
from procedures_kb.load import CONTENT, InvalidProcedure, load_knowledge_base
from procedures_kb.model import Confidence
from procedures_kb.rules import Virtues, virtues_of

cli = typer.Typer(no_args_is_help=True, add_completion=False, help="The base of procedures.")
console = Console()
cli.command("import")(import_portal)


@cli.command()
def check(
    folder: Annotated[Path, typer.Option(help="Content folder.")] = CONTENT,
    today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])] = None,
) -> None:
    """đúng, đủ, sạch, sống of every procedure; exits 1 when something is wrong."""
    day = today.date() if today else date.today()
    try:
        kb = load_knowledge_base(folder)
    except InvalidProcedure as error:
        console.print(f"[red]{escape(str(error))}")
        raise typer.Exit(1) from error
    seen = {slug: virtues_of(kb, item, day) for slug, item in kb.procedures.items()}
    console.print(_table(seen, day))
    for virtues in seen.values():
        for problem in virtues.problems:
            colour = "red" if problem.is_error else "yellow"
            told = f"{problem.slug}: {problem.virtue.value}: {problem.message}"
            console.print(f"[{colour}]{escape(told)}")
    if any(problem.is_error for virtues in seen.values() for problem in virtues.problems):
        raise typer.Exit(1)


def _table(seen: dict[str, Virtues], day: date) -> Table:
    table = Table(title=f"{len(seen)} procedures on {day}")
    table.add_column("procedure", no_wrap=True)
    for head in ("facts", "đúng", "đủ", "sạch", "sống: days to review", *Confidence):
        table.add_column(getattr(head, "value", head), justify="right")
    for slug, virtues in seen.items():
        counts = [virtues.confidence.get(kind, 0) for kind in Confidence]
        table.add_row(
            escape(slug),
            str(sum(counts)),
            f"{virtues.right:.0%}",
            f"{virtues.complete:.0%}",
            "100%" if virtues.clean else "no",
            str(virtues.review_in_days),
            *map(str, counts),
        )
    clean = sum(virtues.clean for virtues in seen.values()) / max(1, len(seen))
    complete = sum(virtues.complete for virtues in seen.values()) / max(1, len(seen))
    right = sum(virtues.right for virtues in seen.values()) / max(1, len(seen))
    table.add_section()
    table.add_row("all", "", f"{right:.1%}", f"{complete:.0%}", f"{clean:.0%}", "", "", "", "", "")
    return table


if __name__ == "__main__":
    cli()
