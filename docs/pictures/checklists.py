"""Takes interview.png, checklist.png, print.png and pdf.png of this folder anew:

    .venv/bin/python -m docs.pictures.checklists

Needs Chromium. The list is a real one, saved in a throwaway database.
"""

from __future__ import annotations

import socket
from datetime import datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import sleep
from typing import Any

import httpx
import uvicorn
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from api.app import create_app
from api.clock import VIETNAM
from api.migrate import migrate
from api.settings import Settings
from assistant import Assistant
from procedures_kb import load_knowledge_base

HERE = Path(__file__).parent
CHROMIUM = "/usr/bin/chromium"
# The old headless mode has no viewer of PDFs.
FLAGS = ["--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-sync"]
COLOURS = 256
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=VIETNAM)
SLUG = "dang_ky_khai_sinh"
FACTS = {"child": "usual", "birth_paper": "has", "parents": "not_married_with_father"}
CASE = {
    "slug": SLUG,
    "facts": {**FACTS, "who_goes": "parent", "on_time": "yes"},
    "ward": "phường Phú Lợi, Thủ Dầu Một",
    "filed_on": "2026-11-24",
    "event_days": {"ngay-sinh": "2026-10-03"},
    "held": {"giay_chung_sinh": {"have": True, "copy_kind": "original"}},
}


def main() -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        base = serve(Path(folder))
        saved = httpx.post(f"{base}/api/v1/checklists", json=CASE).json()["code"]
        file = Path(folder) / "list.pdf"
        file.write_bytes(httpx.get(f"{base}/checklists/{saved}.pdf").content)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=False, args=FLAGS)
        asked = "&".join(f"facts.{key}={value}" for key, value in list(FACTS.items())[:2])
        take(browser, f"{base}/thu-tuc/{SLUG}/giay-to-cua-toi?{asked}", "interview", 360, 960)
        take(browser, f"{base}/checklists/{saved}", "checklist", 1280, 1280)
        take(browser, f"{base}/checklists/{saved}?kho=80", "print", 420, 1400)
        take(browser, f"{file.as_uri()}#toolbar=0&navpanes=0&zoom=100", "pdf", 860, 1130)
        browser.close()


def serve(folder: Path) -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = Settings(folder, f"sqlite:///{folder / 'pictures.db'}", port=port)
    migrate(settings.database_url)
    kb = load_knowledge_base()
    app = create_app(settings, lambda: Assistant(kb, no_search(), ()), lambda: NOW)
    app.state.live.start().join()
    server = uvicorn.Server(uvicorn.Config(app, port=port, ws="none", log_level="warning"))
    Thread(target=server.run, daemon=True).start()
    while not server.started:
        sleep(0.1)
    return settings.base_url


def no_search() -> Any:
    """These pages ask the base alone."""
    return None


def take(browser: Any, url: str, name: str, width: int, height: int) -> None:
    page: Page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN")
    page.goto(url)
    page.wait_for_timeout(2500)  # the viewer draws a PDF after the page is loaded
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS).save(HERE / f"{name}.png", optimize=True)
    page.close()


if __name__ == "__main__":
    main()
