import socket
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from threading import Thread
from time import sleep
from typing import cast

import pytest
import uvicorn
from fastapi.testclient import TestClient

from api.app import create_app
from api.clock import VIETNAM
from api.migrate import migrate
from api.settings import Settings
from assistant import Answer, Assistant, State, Status
from assistant.retrieval.search import Search
from procedures_kb import KnowledgeBase
from tests.api.databases import Postgres, running_postgres

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=VIETNAM)


def echo(context):
    """A step we own: answers with what was said, and counts the turns in the state."""
    facts = dict(context.turn.state.facts)
    facts["turns"] = str(int(facts.get("turns", "0")) + 1)
    text = f"{context.turn.text} ({context.day})"
    return Answer(Status.ANSWERED, text, "ask_papers", state=State("dang_ky_khai_sinh", facts))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with running_postgres() as server:
        yield server


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """SQLite, unless `both_databases` or `on_postgresql` asks for the other."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield f"sqlite:///{tmp_path / 'test.db'}"
    else:
        with request.getfixturevalue("postgres").database() as url:
            yield url


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings(
        var_folder=tmp_path,
        database_url=database_url,
        models_folder=tmp_path / "models",
    )


@pytest.fixture
def app(settings: Settings, kb: KnowledgeBase):
    migrate(settings.database_url)
    assistant = Assistant(kb, cast(Search, None), (("echo", echo),))
    app = create_app(settings, lambda: assistant, clock=lambda: NOW)
    app.state.live.start().join()
    yield app
    app.state.engine.dispose()


@pytest.fixture
def client(app):
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(params=[True, False], ids=["saved", "unsaved"])
def conversation(request, client):
    """A conversation of either home: its URL, and the headers that open it."""
    opened = client.post("/api/v1/conversations", json={"consent": request.param}).json()
    url = f"/api/v1/conversations/{opened['conversation_id']}/messages"
    return url, {"Authorization": f"Bearer {opened['token']}"}


@pytest.fixture
def address(app):
    """The application behind a real server on a free port: streams have no end in the client."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(app, ws="none", log_level="warning", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        host, port = listening.getsockname()
        while not server.started:
            sleep(0.02)
        yield f"http://{host}:{port}"
        server.should_exit = True
        thread.join(timeout=10)
