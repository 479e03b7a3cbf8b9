"""The whole product on a free port, with a throwaway database."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Thread
from time import sleep

import uvicorn

from api.app import create_app
from api.clock import VIETNAM
from api.migrate import migrate
from api.settings import Settings
from assistant.default import build_default

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=VIETNAM)
"""The day of every picture, so that days left and fees in force stay the same."""


@contextmanager
def product(folder: Path) -> Iterator[str]:
    """Its address, once the assistant answers."""
    settings = Settings(database_url=f"sqlite:///{folder / 'pictures.db'}", port=free_port())
    migrate(settings.database_url)
    models = settings.models_folder
    app = create_app(settings, lambda: build_default(models), lambda: NOW)
    server = uvicorn.Server(uvicorn.Config(app, port=settings.port, ws="none", log_level="warning"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while thread.is_alive() and not app.state.live.is_ready:
        sleep(0.2)
    yield settings.base_url
    server.should_exit = True
    thread.join(timeout=10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
