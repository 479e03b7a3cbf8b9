"""One's own papers on plain pages: a question, the saved list, its print for 80 mm, its PDF."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import httpx

from docs.pictures.camera import Camera, take

VIEWER = 2500
"""Milliseconds: the viewer draws a PDF after the page is loaded."""
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


def take_checklists(camera: Camera, folder: Path) -> None:
    """The list is a real one, saved; `folder` is for its PDF."""
    code = httpx.post(f"{camera.base}/api/v1/checklists", json=CASE).json()["code"]
    file = folder / "list.pdf"
    file.write_bytes(httpx.get(f"{camera.base}/checklists/{code}.pdf").content)
    asked = urlencode([(f"facts.{key}", value) for key, value in list(FACTS.items())[:2]])
    for name, url, width, height in (
        ("interview", f"/thu-tuc/{SLUG}/giay-to-cua-toi?{asked}", 360, 960),
        ("checklist", f"/checklists/{code}", 1280, 1280),
        ("print", f"/checklists/{code}?kho=80", 420, 1400),
        ("pdf", f"{file.as_uri()}#toolbar=0&navpanes=0&zoom=100", 860, 1130),
    ):
        with camera.window(width, height) as page:
            page.goto(url)
            page.wait_for_timeout(VIEWER if name == "pdf" else 0)
            take(page, name)
