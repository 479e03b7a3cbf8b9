"""Takes every picture of this folder anew, from the product as it runs: `make pictures`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from docs.pictures.camera import Camera
from docs.pictures.checklists import take_checklists
from docs.pictures.pages import take_pages
from docs.pictures.product import product
from docs.pictures.widget import take_widget

CHROMIUM = "/usr/bin/chromium"
# The old headless mode has no viewer of PDFs.
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--hide-scrollbars",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]


def main() -> None:
    with TemporaryDirectory() as name, product(Path(name)) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=False, args=FLAGS)
        camera = Camera(browser, base)
        take_widget(camera)
        take_pages(camera)
        take_checklists(camera, Path(name))
        browser.close()


if __name__ == "__main__":
    main()
