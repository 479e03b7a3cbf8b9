"""A citizen at the widget: opens it, asks; and what the server has of that talk."""

from __future__ import annotations

from typing import Any

import httpx
from playwright.sync_api import BrowserContext, Page, expect

TALK = "JSON.parse(localStorage['tro-ly-tthc:talk'])"
SHOWN = "[...document.querySelector('tro-ly-tthc').shadowRoot.querySelectorAll('article .what')]"
LINES = SHOWN + ".map((what) => what.querySelector('p').textContent)"
"""The first line of everything said."""


def visit(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def open_chat(page: Page, consent: str = "yes") -> None:
    page.locator("#launcher").click()
    page.locator(f"[data-consent={consent}]").click()
    expect(page.locator("#kept")).to_be_visible()


def ask(page: Page, text: str) -> None:
    page.locator("#box").fill(text)
    page.locator("#box").press("Enter")


def transcript(page: Page, address: str) -> list[str]:
    return [item["text"] for item in messages(page, address)]


def messages(page: Page, address: str) -> list[dict[str, Any]]:
    url, headers = door(page, address)
    found: list[dict[str, Any]] = httpx.get(url, headers=headers).json()["messages"]
    return found


def door(page: Page, address: str) -> tuple[str, dict[str, str]]:
    talk = page.evaluate(TALK)
    url = f"{address}/api/v1/conversations/{talk['id']}/messages"
    return url, {"Authorization": f"Bearer {talk['token']}"}
