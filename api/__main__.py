"""`python -m api serve`: migrates, seeds, looks at the port, serves."""

from __future__ import annotations

import ctypes
import errno
import logging
import socket
import sys
from typing import Annotated

import typer
import uvicorn
from rich.console import Console

from api.app import create_app
from api.migrate import migrate
from api.seeding import seed
from api.settings import Settings, read_settings
from assistant import AssistantApart
from assistant.quiet import be_quiet

M_ARENA_MAX, ARENAS = -8, 2
TURN_SECONDS = 0.0005
"""A thread that comes back from the database waits so long for the interpreter, not Python's usual
5 ms: threads here seldom compute, and often come back."""

cli = typer.Typer(no_args_is_help=True, add_completion=False, help="The server.")
console = Console()
GOODBYE_SECONDS = 5
"""Requests under way get this long to end; a stream of events has no end of its own."""


@cli.callback()
def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    be_quiet()


@cli.command()
def prepare() -> None:
    """Creates or migrates the database and loads seeds/ into an empty one."""
    settings = read_settings()
    settings.var_folder.mkdir(parents=True, exist_ok=True)
    migrate(settings.database_url)
    console.print(f"database ready, {seed(settings.database_url)} demo conversations added")


@cli.command()
def serve(
    model: Annotated[
        str, typer.Option(help="Folder of the model; the current key's if empty.")
    ] = "",
) -> None:
    """Serves on HOST:PORT (127.0.0.1:8000)."""
    settings = read_settings()
    _refuse_a_port_in_use(settings)
    _share_memory_among_threads()
    sys.setswitchinterval(TURN_SECONDS)
    app = create_app(settings, lambda: _build(settings, model))
    console.print(f"[bold]Trang demo: http://{settings.host}:{settings.port}[/]  (Ctrl+C để dừng)")
    # ws="none": Rasa pins a websockets that uvicorn cannot load, and nothing here needs one
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        ws="none",
        log_level="warning",
        timeout_graceful_shutdown=GOODBYE_SECONDS,
    )


def _build(settings: Settings, model: str) -> AssistantApart:
    from assistant.default import build_apart

    return build_apart(settings.models_folder, model, settings.imported_file)


def _share_memory_among_threads() -> None:
    """By default glibc gives each thread an arena of its own, and forty of them keep some 100 MB
    that nobody uses. Elsewhere than on glibc there is nothing to set."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_ARENA_MAX, ARENAS)


def _refuse_a_port_in_use(settings: Settings) -> None:
    """Says so before anything is loaded, with what to do."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            console.print(
                f"[red]Cổng {settings.port} đang có chương trình khác dùng.[/]"
                f" Chọn cổng khác: make run PORT={settings.port + 1}"
            )
            raise typer.Exit(1) from error


if __name__ == "__main__":
    cli()
