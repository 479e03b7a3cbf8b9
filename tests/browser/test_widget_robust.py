"""The widget where lines break, tabs multiply, storage fails and clocks are wrong."""

import re
from collections.abc import Callable, Iterator
from time import monotonic

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.widget_sites import CuttingProxy, quick_site

pytestmark = pytest.mark.browser

CUTS = 100
ANSWER_CUTS = 30
MOST_SECONDS = 15
WAITING = "localStorage['tro-ly-tthc:outbox'] ?? null"
TALK = "JSON.parse(localStorage['tro-ly-tthc:talk'])"
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}"""
FULL_STORAGE = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""
SHOWN = "[...document.querySelector('tro-ly-tthc').shadowRoot.querySelectorAll('article .what')]"
LINES = SHOWN + ".map((what) => what.querySelector('p').textContent)"


@pytest.fixture(scope="module")
def quick(tmp_path_factory, kb) -> Iterator[str]:
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
    context.close()


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


def messages(page: Page, address: str) -> list[dict]:
    url, headers = door(page, address)
    return httpx.get(url, headers=headers).json()["messages"]


def door(page: Page, address: str) -> tuple[str, dict[str, str]]:
    talk = page.evaluate(TALK)
    url = f"{address}/api/v1/conversations/{talk['id']}/messages"
    return url, {"Authorization": f"Bearer {talk['token']}"}


def test_after_100_cuts_of_the_events_the_thread_is_the_transcript(context, proxy, quick):
    proxy.cuts_left = CUTS
    page = visit(context, proxy.address)
    open_chat(page)
    expect(page.locator("article")).to_have_count(1)  # the greeting, which is no message
    url, headers = door(page, quick)
    for left in reversed(range(CUTS)):
        # Said elsewhere: only the events can bring it here, and there is enough of them to be cut.
        httpx.post(url, headers=headers, json={"text": f"câu còn {left} lần cắt"})
        wake_until(page, lambda left=left: proxy.cuts_left <= left)
    said = transcript(page, quick)
    assert len(said) == 2 * CUTS
    wake_until(page, lambda: page.locator("article").count() > len(said))
    assert page.evaluate(LINES)[1:] == said
    resumed = [int(number) for number in proxy.headers(b"/events", b"Last-Event-ID")]
    assert resumed == sorted(resumed)
    assert len(set(resumed)) > CUTS / 4  # taken up in the middle, not begun anew


def wake_until(page: Page, is_done: Callable[[], bool]) -> None:
    """The network is back, and back again: the widget need not be waited for."""
    end = monotonic() + MOST_SECONDS
    while not is_done():
        assert monotonic() < end
        page.evaluate("window.dispatchEvent(new Event('online'))")
        page.wait_for_timeout(20)


def test_answers_cut_in_the_middle_are_taken_up_once_and_whole(context, proxy, quick):
    page = visit(context, proxy.address)
    open_chat(page)
    asked = [f"câu hỏi thứ {at}" for at in range(ANSWER_CUTS)]
    for text in asked:
        proxy.answer_cuts_left = 1
        ask(page, text)
        wake_until(page, lambda: page.evaluate(WAITING) is None)
        assert proxy.answer_cuts_left == 0
    said = transcript(page, quick)
    assert said == [line for text in asked for line in (text, f"Đã nghe: {text}")]
    assert page.evaluate(LINES)[1:] == said
    wanted = proxy.headers(b"/messages", b"Accept")
    assert wanted[:2] == [b"text/event-stream", b"*/*"]  # a stream that broke is not tried again
    assert wanted.count(b"text/event-stream") == ANSWER_CUTS


def test_three_messages_of_half_a_minute_offline_are_sent_once_each_and_in_order(context, quick):
    page = context.new_page()
    page.clock.install()
    page.goto(quick)
    open_chat(page)
    context.set_offline(True)
    written = [f"hỏi khi mất mạng {at}" for at in (1, 2, 3)]
    for text in written:
        ask(page, text)
    expect(page.locator(".offline")).to_contain_text("Mất kết nối")
    expect(page.locator("article.citizen .edit").last).to_be_visible()
    page.clock.run_for(30_000)
    assert transcript(page, quick) == []
    context.set_offline(False)
    expect(page.locator("article.assistant")).to_have_count(4, timeout=10_000)
    expect(page.locator(".offline")).to_have_count(0)
    citizens = [item["text"] for item in messages(page, quick) if item["sender"] == "citizen"]
    assert citizens == written
    assert [line for line in page.evaluate(LINES) if line in written] == written


def test_what_waits_is_brought_into_sight(context, quick):
    page = visit(context, quick)
    open_chat(page)
    for at in range(8):
        ask(page, f"câu {at} " + "dài " * 20)
        expect(page.locator("article.assistant")).to_have_count(at + 2)
    context.set_offline(True)
    ask(page, "hỏi lúc mất mạng")
    expect(page.locator("article.citizen .edit")).to_be_in_viewport(ratio=1)
    expect(page.locator(".waiting")).to_be_in_viewport(ratio=1)


def test_what_was_written_offline_survives_a_reload_and_so_does_a_draft(context, quick):
    page = visit(context, quick)
    open_chat(page)
    page.route("**/api/v1/**", lambda route: route.abort())
    ask(page, "gửi lúc mất mạng")
    page.locator("#box").fill("đang viết dở")
    page.reload()
    expect(page.locator("#box")).to_have_value("đang viết dở")
    expect(page.locator("article.citizen")).to_contain_text("gửi lúc mất mạng")
    page.unroute("**/api/v1/**")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.locator("#log")).to_contain_text("Đã nghe: gửi lúc mất mạng")
    expect(page.locator("article.citizen")).to_have_count(1)


def test_an_answer_lost_on_its_way_is_asked_for_again_and_stored_once(context, proxy, quick):
    page = visit(context, proxy.address)
    open_chat(page)
    proxy.loses_answers = 2
    ask(page, "chỉ một lần")
    expect(page.locator("#log")).to_contain_text("Đã nghe: chỉ một lần", timeout=15_000)
    assert transcript(page, quick) == ["chỉ một lần", "Đã nghe: chỉ một lần"]
    expect(page.locator("article.citizen")).to_have_count(1)
    expect(page.locator("article.assistant")).to_have_count(2)


def test_a_message_that_waits_can_be_taken_back_and_mended(context, quick):
    page = visit(context, quick)
    open_chat(page)
    page.route("**/messages", lambda route: route.abort())
    ask(page, "câu viết sai")
    page.get_by_role("button", name="Sửa").click()
    expect(page.locator("article.citizen")).to_have_count(0)
    expect(page.locator("#box")).to_have_value("câu viết sai")
    page.unroute("**/messages")
    ask(page, "câu viết đúng")
    expect(page.locator("#log")).to_contain_text("Đã nghe: câu viết đúng")
    assert transcript(page, quick)[0] == "câu viết đúng"


def test_two_tabs_show_the_same_talk_and_forget_it_together(context, quick):
    one, two = visit(context, quick), visit(context, quick)
    open_chat(one)
    two.locator("#launcher").click()
    ask(one, "hỏi ở thẻ một")
    expect(two.locator("#log")).to_contain_text("Đã nghe: hỏi ở thẻ một", timeout=10_000)
    ask(two, "hỏi ở thẻ hai")
    expect(one.locator("#log")).to_contain_text("Đã nghe: hỏi ở thẻ hai", timeout=10_000)
    for page in (one, two):
        expect(page.locator("article.citizen")).to_have_count(2)
    one.locator(".menu summary").click()
    one.locator("#erase").click()
    one.locator("#sure-yes").click()
    for page in (one, two):
        expect(page.locator("article")).to_have_count(0)


@pytest.mark.parametrize("script", [NO_STORAGE, FULL_STORAGE], ids=["refused", "full"])
def test_without_storage_it_answers_all_the_same(context, quick, script):
    context.add_init_script(script)
    page = visit(context, quick)
    open_chat(page)
    for text in ("câu một", "câu hai"):
        ask(page, text)
        expect(page.locator("#log")).to_contain_text(f"Đã nghe: {text}")
    expect(page.locator("article.citizen")).to_have_count(2)


@pytest.mark.parametrize("year", [1980, 2099])
def test_a_clock_that_is_wrong_changes_nothing(context, quick, year):
    page = context.new_page()
    page.clock.set_fixed_time(f"{year}-01-01T00:00:00")
    page.goto(quick)
    open_chat(page, "no")
    ask(page, "mấy giờ rồi")
    expect(page.locator("#log")).to_contain_text("Đã nghe: mấy giờ rồi")
    page.reload()
    expect(page.locator("#log")).to_contain_text("Đã nghe: mấy giờ rồi")


def test_a_server_that_starts_is_waited_for_in_its_own_words(context, quick):
    page = visit(context, quick)
    starting = {"error": {"code": "unavailable", "message": "Trợ lý đang khởi động."}}
    times = iter(range(2))

    def refuse_twice(route):
        if next(times, None) is None:
            route.continue_()
        else:
            route.fulfill(status=503, json=starting)

    page.route("**/api/v1/conversations", refuse_twice)
    page.locator("#launcher").click()
    ask(page, "câu đầu tiên")
    expect(page.locator(".waiting")).to_contain_text("đang khởi động")
    expect(page.locator(".waiting")).to_contain_text("Tự thử lại")
    expect(page.locator("#log")).to_contain_text("Đã nghe: câu đầu tiên", timeout=15_000)


def test_a_talk_the_server_forgot_is_begun_again_with_the_question_kept(context, quick):
    page = visit(context, quick)
    open_chat(page)
    ask(page, "câu trước")
    expect(page.locator("#log")).to_contain_text("Đã nghe: câu trước")
    url, headers = door(page, quick)
    page.locator("#close").click()
    assert httpx.delete(url.removesuffix("/messages"), headers=headers).status_code == 204
    page.locator("#launcher").click()
    ask(page, "câu sau")
    expect(page.locator("#log")).to_contain_text("Đã nghe: câu sau", timeout=10_000)
    expect(page.locator(".notice")).to_have_text(re.compile("đã hết hạn"))


def test_the_last_list_is_read_offline(context, quick):
    page = visit(context, quick)
    open_chat(page)
    ask(page, "một câu")
    expect(page.locator("#log")).to_contain_text("Đã nghe: một câu")
    papers = {"type": "papers", "items": []}
    reply = {"text": "Cần giấy chứng sinh.", "status": "answered", "blocks": [papers]}
    page.evaluate("(reply) => (localStorage['tro-ly-tthc:last'] = JSON.stringify(reply))", reply)
    page.route("**/api/v1/**", lambda route: route.abort())
    page.reload()
    expect(page.locator(".notice")).to_contain_text("Danh sách giấy tờ gần nhất", timeout=10_000)
    expect(page.locator("#log")).to_contain_text("Cần giấy chứng sinh")
