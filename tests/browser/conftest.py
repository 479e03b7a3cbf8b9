from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from api.app import create_app
from api.migrate import migrate
from api.settings import Settings
from assistant import Assistant
from assistant.default import build_default
from tests.browser.serving import free_port, leave, serving
from tests.browser.widget_sites import CuttingProxy, quick_site

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
    with serving(create_app(settings, build), settings.port) as address:
        yield address


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
    leave(context)
    assert complaints == []
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


@pytest.fixture
def home(site: str) -> str:
    """What `plain` opens; a module may put a server of its own there."""
    return site


@pytest.fixture(params=[(360, "light"), (1280, "dark")], ids=["360px-light", "1280px-dark"])
def plain(request, chromium: Browser, home: str) -> Iterator[Page]:
    """A browser without JavaScript; whatever its console complains of, and whatever is asked of a
    third party, fails the test."""
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 740},
        color_scheme=scheme,
        java_script_enabled=False,
        locale="vi-VN",
        base_url=home,
    )
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
    page.on("request", lambda request: asked.append(request.url))
    yield page
    leave(context)
    assert complaints == []
    assert [url for url in asked if not url.startswith(home)] == []


@pytest.fixture(scope="module")
def quick(tmp_path_factory, kb) -> Iterator[str]:
    """A server that answers at once, by saying again what was said."""
    with quick_site(tmp_path_factory.mktemp("quick"), kb) as address:
        yield address


@pytest.fixture
def proxy(quick: str) -> Iterator[CuttingProxy]:
    proxy = CuttingProxy(int(quick.rsplit(":", 1)[1]))
    yield proxy
    proxy.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    yield context
    leave(context)


def is_complaint(said) -> bool:
    """Chromium logs every refused request; a 422 is the answer that some tests ask for."""
    return said.type == "error" and "status of 422" not in said.text
