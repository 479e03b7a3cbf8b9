"""The widget's states, each on a phone and on a desktop, told by the real assistant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from playwright.sync_api import Page, expect

from docs.pictures.camera import HEIGHTS, Camera, take, take_at

ANSWER = 30_000
BUNDLE = ("lập danh sách chung", "làm riêng", "có", "rồi", "em đi", "nhà của mình")

Take = Callable[[str], None]


def take_widget(camera: Camera) -> None:
    for width in HEIGHTS:
        with camera.window(width) as page:
            page.goto("/")
            page.locator("#launcher").wait_for()
            take_at(page, width, "portal")
        for states, wishes in STATES:
            with talk(camera, width, **wishes) as page:
                states(page, partial(take_state, page, width))


def take_state(page: Page, width: int, state: str) -> None:
    take(page, f"widget-{state}-{width}")


@contextmanager
def talk(camera: Camera, width: int, **wishes: Any) -> Iterator[Page]:
    with camera.window(width, **wishes) as page:
        page.goto("/")
        page.locator("#launcher").click()
        page.mouse.move(0, 0)
        yield page


def ask(page: Page, text: str) -> None:
    before = page.locator("article.assistant").count()
    write(page, text)
    expect(page.locator("article.assistant")).to_have_count(before + 1, timeout=ANSWER)


def write(page: Page, text: str) -> None:
    page.locator("#box").fill(text)
    page.locator("#box").press("Enter")


def own_papers(page: Page, taken: Take) -> None:
    """From the first screen to the code of one's own list."""
    taken("first-screen")
    page.locator("[data-consent=yes]").click()
    expect(page.locator("#kept")).to_be_visible()
    ask(page, "lam giay khai sinh cho con can giay to gi")
    taken("answer")
    ask(page, "Con sinh ra bình thường")
    taken("interview")
    for text in ("Có", "Đã đăng ký", "Cha hoặc mẹ", "sinh ngày 3/10"):
        ask(page, text)
    answer = page.locator("article.assistant").last
    for at in (0, 1):
        answer.get_by_role("checkbox").nth(at).check()
    page.mouse.move(0, 0)
    answer.locator(".card").first.evaluate("card => card.scrollIntoView()")
    taken("checklist")
    answer.get_by_role("button", name="Lưu và lấy mã").click()
    expect(answer.locator(".code")).to_be_visible(timeout=ANSWER)
    page.mouse.move(0, 0)
    answer.locator(".save").scroll_into_view_if_needed()
    taken("saved")


def clarifying_question(page: Page, taken: Take) -> None:
    ask(page, "sang tên hay cấp đổi sổ đỏ bao nhiêu tiền")
    taken("clarify")


def life_event(page: Page, taken: Take) -> None:
    """What is to be done in order; then one list for all of it."""
    ask(page, "mới sinh con ngày 3/10")
    taken("life-event")
    for text in BUNDLE:
        ask(page, text)
    taken("bundle")


def offline(page: Page, taken: Take) -> None:
    ask(page, "đăng ký tạm trú lệ phí bao nhiêu")
    page.context.set_offline(True)
    write(page, "nộp ở đâu, mất bao lâu")
    expect(page.locator(".offline")).to_be_visible()
    expect(page.locator("article.citizen .edit")).to_be_visible()
    taken("offline")


def dark(page: Page, taken: Take) -> None:
    ask(page, "đổi bằng lái xe lệ phí bao nhiêu")
    taken("dark")


def error(page: Page, taken: Take) -> None:
    """What is refused stays in the box."""
    write(page, "???")
    expect(page.locator("#error")).to_be_visible(timeout=ANSWER)
    taken("error")


STATES: tuple[tuple[Callable[[Page, Take], None], dict[str, Any]], ...] = (
    (own_papers, {}),
    (clarifying_question, {}),
    (life_event, {}),
    (offline, {}),
    (dark, {"color_scheme": "dark"}),
    (error, {}),
)
