import socket
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from api.app import create_app
from api.migrate import migrate
from api.settings import Settings
from assistant import Assistant
from assistant.default import build_default

VAR = Path(__file__).parents[2] / "var"
CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def build() -> Assistant:
    return build_default(VAR / "models")


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[str]:
    """The whole product on a free port: its address."""
    folder = tmp_path_factory.mktemp("site")
    settings = Settings(
        var_folder=folder,
        database_url=f"sqlite:///{folder / 'site.db'}",
        models_folder=VAR / "models",
        port=free_port(),
    )
    migrate(settings.database_url)
    config = uvicorn.Config(
        create_app(settings, build), port=settings.port, ws="none", log_level="warning"
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{settings.port}"
    wait_until_ready(address)
    yield address
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(params=[(360, 740), (1280, 800)], ids=["360px", "1280px"])
def page(request, chromium: Browser, site: str) -> Iterator[Page]:
    """The portal, open; whatever the console complains of fails the test."""
    width, height = request.param
    context = chromium.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site)
    yield page
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


def is_complaint(said) -> bool:
    """Chromium logs every refused request; a 422 is the answer that some tests ask for."""
    return said.type == "error" and "status of 422" not in said.text


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(address: str, seconds: int = 120) -> None:
    for _ in range(seconds * 2):
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.5)
    raise TimeoutError("the server did not become ready")
