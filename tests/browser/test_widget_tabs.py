"""Two tabs of one browser show one talk, and forget it together."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.widget_talk import ask, open_chat, visit

pytestmark = pytest.mark.browser

LOOKED_AWAY = """() => {
  Object.defineProperty(document, "hidden", { value: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
"""A tab that nobody looks at follows no events."""


def test_two_tabs_show_the_same_talk_and_forget_it_together(context, quick):
    one, two = both_show(context, quick, "hỏi ở thẻ một")
    ask(two, "hỏi ở thẻ hai")
    expect(one.locator("#log")).to_contain_text("Đã nghe: hỏi ở thẻ hai", timeout=10_000)
    for page in (one, two):
        expect(page.locator("article.citizen")).to_have_count(2)
    erase(one)
    for page in (one, two):
        expect(page.locator("article")).to_have_count(0)


def test_what_is_erased_in_one_tab_goes_from_the_other_that_knew_it_to_be_over(context, quick):
    one, two = both_show(context, quick, "điều phải xoá")

    held = []
    one.evaluate(LOOKED_AWAY)
    one.route("**/conversations/*", lambda route: held.append((route, route.fetch())))
    erase(one)
    expect(two.locator(".notice")).to_contain_text("đã hết hạn", timeout=10_000)
    route, answer = held[0]
    route.fulfill(response=answer)
    for page in (one, two):
        expect(page.locator("#log")).not_to_contain_text("điều phải xoá")
    assert one.evaluate("Object.keys(localStorage)") == []


def both_show(context, quick, text) -> tuple[Page, Page]:
    """Two tabs; what was asked in the first is answered in both."""
    one, two = visit(context, quick), visit(context, quick)
    open_chat(one)
    two.locator("#launcher").click()
    ask(one, text)
    expect(two.locator("#log")).to_contain_text(f"Đã nghe: {text}", timeout=10_000)
    return one, two


def erase(page: Page) -> None:
    page.locator(".menu summary").click()
    page.locator("#erase").click()
    page.locator("#sure-yes").click()
