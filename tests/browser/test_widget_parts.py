"""What comes in parts: a long answer, block after block; the script that few need."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.widget_sites import CuttingProxy

pytestmark = pytest.mark.browser

ANSWER = 20_000
PAPERS = "làm giấy khai sinh cho con cần giấy tờ gì"
TOLD = """() => { window.told = 0;
  addEventListener("tro-ly:tra-loi", () => (told += 1)); }"""
FROM_THE_TOP = """(item) => item.getBoundingClientRect().top
  - item.closest("#log").getBoundingClientRect().top"""
AGAIN = 10_000
"""Milliseconds until a part that failed is asked for once more."""


@pytest.fixture
def through(chromium: Browser) -> Iterator:
    """A proxy before an address, and the portal opened through it."""
    proxies, pages = [], []

    def open_through(address: str) -> tuple[CuttingProxy, Page]:
        proxies.append(CuttingProxy(int(address.rsplit(":", 1)[1])))
        pages.append(chromium.new_page(locale="vi-VN"))
        pages[-1].goto(proxies[-1].address)
        return proxies[-1], pages[-1]

    yield open_through
    for page in pages:
        page.close()
    for proxy in proxies:
        proxy.close()


def ask(page: Page, text: str) -> None:
    page.locator("#box").fill(text)
    page.locator("#box").press("Enter")


@pytest.mark.model
def test_a_long_answer_is_read_and_ticked_while_the_rest_of_it_comes(through, site):
    proxy, page = through(site)
    proxy.holds_answer = b"event: block"
    page.evaluate(TOLD)
    page.locator("#launcher").click()
    ask(page, PAPERS)
    answer = page.locator("article.assistant")
    first = answer.get_by_role("checkbox").first
    expect(first).to_be_visible(timeout=ANSWER)
    expect(page.locator("article.citizen .edit")).to_have_count(0)
    first.check()
    expect(page.locator(".waiting")).to_be_visible()
    for later in (".under", ".sources", "form.ask", ".chips"):
        expect(answer.locator(later)).to_have_count(0)
    assert page.evaluate("told") == 0
    shown = answer.element_handle()
    proxy.released.set()
    for later in (".under", ".sources", "form.ask"):
        expect(answer.locator(later)).to_be_visible(timeout=ANSWER)
    expect(page.locator(".waiting")).to_have_count(0)
    expect(first).to_be_checked()
    assert shown.evaluate("(shown) => shown.isConnected")  # the same, grown; not drawn anew
    assert page.evaluate("told") == 1
    expect(page.locator("article")).to_have_count(2)
    assert page.locator("article.citizen").evaluate(FROM_THE_TOP) < 30


@pytest.mark.model
def test_who_reads_elsewhere_meanwhile_is_left_there(through, site):
    proxy, page = through(site)
    proxy.holds_answer = b"event: block"
    page.locator("#launcher").click()
    ask(page, PAPERS)
    answer = page.locator("article.assistant")
    expect(answer.get_by_role("checkbox").first).to_be_visible(timeout=ANSWER)
    page.locator("#log").evaluate("(log) => log.scrollTo(0, 5)")
    proxy.released.set()
    expect(answer.locator(".under")).to_be_visible(timeout=ANSWER)
    assert page.locator("#log").evaluate("(log) => log.scrollTop") == 5


def test_what_was_begun_anew_meanwhile_is_not_filled_with_the_old_answer(through, quick):
    proxy, page = through(quick)
    page.locator("#launcher").click()
    ask(page, "câu cũ")
    expect(page.locator("#log")).to_contain_text("Đã nghe: câu cũ")
    proxy.holds_answer = b"event: start"
    ask(page, "câu đang chờ")
    expect(page.locator("article.assistant")).to_have_count(2)
    page.locator(".menu summary").click()
    page.locator("#restart").click()
    page.locator("#sure-yes").click()
    proxy.holds_answer = b""
    proxy.released.set()
    expect(page.locator(".waiting")).to_have_count(0)
    expect(page.locator("article")).to_have_count(0)
    assert page.evaluate("localStorage['tro-ly-tthc:talk'] ?? null") is None
    ask(page, "câu mới")
    expect(page.locator("#log")).to_contain_text("Đã nghe: câu mới")
    expect(page.locator("article")).to_have_count(2)


def test_a_server_that_knows_no_parts_is_understood_all_the_same(chromium, quick):
    page = chromium.new_page(locale="vi-VN")
    plain = {"accept": "application/json"}
    page.route("**/messages", lambda route: route.continue_(headers=route.request.headers | plain))
    page.goto(quick)
    page.locator("#launcher").click()
    ask(page, "một câu")
    expect(page.locator("#log")).to_contain_text("Đã nghe: một câu")
    expect(page.locator("article .under")).to_be_visible()
    page.close()


def test_what_few_need_is_fetched_only_then_and_once_more_where_it_failed(chromium, quick):
    page = chromium.new_page(locale="vi-VN")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.install()
    page.goto(quick)
    page.locator("#launcher").click()
    ask(page, "một câu")
    wrong = page.get_by_role("button", name="Chưa đúng")
    wrong.wait_for()
    assert not [url for url in asked if "later.js" in url]
    page.route("**/later.js*", lambda route: route.abort())
    wrong.click()
    expect(page.locator("article.assistant")).to_contain_text("Chưa tải được phần này")
    page.unroute("**/later.js*")
    page.clock.run_for(AGAIN)
    wrong.click()
    wrong.click()
    page.get_by_label("Khó hiểu").check()
    page.get_by_role("button", name="Gửi góp ý").click()
    expect(wrong).to_have_attribute("aria-pressed", "true")
    page.close()


def test_a_later_part_that_was_tampered_with_does_not_run(chromium, quick):
    page = chromium.new_page(locale="vi-VN")
    page.route("**/later.js*", lambda route: route.fulfill(body="document.title = 'run'"))
    page.goto(quick)
    page.locator("#launcher").click()
    ask(page, "một câu")
    page.get_by_role("button", name="Chưa đúng").click()
    expect(page.locator("article.assistant")).to_contain_text("Chưa tải được phần này")
    assert page.title() != "run"
    page.close()
