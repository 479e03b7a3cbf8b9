"""A window of a size, and a picture of what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
HEIGHTS = {360: 740, 1280: 800}
"""Of the two windows each state is taken in, by their width."""
COLOURS = 256


@dataclass(frozen=True)
class Camera:
    browser: Browser
    base: str

    @contextmanager
    def window(self, width: int, height: int = 0, **wishes: Any) -> Iterator[Page]:
        """`wishes` as `Browser.new_context` takes them."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height or HEIGHTS[width]},
            base_url=self.base,
            locale="vi-VN",
            reduced_motion="reduce",
            **wishes,
        )
        yield context.new_page()
        context.close()


def take(page: Page, name: str) -> None:
    """Of what is in the window; the rest of a long page would make the picture large."""
    picture = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    picture.quantize(COLOURS).save(HERE / f"{name}.png", optimize=True)


def take_at(page: Page, width: int, name: str) -> None:
    take(page, f"{name}-{width}")
