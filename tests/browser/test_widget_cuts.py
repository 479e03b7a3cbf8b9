"""The widget on a line that is cut: nothing is lost, nothing stands there twice."""

from collections.abc import Callable
from time import monotonic

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.widget_talk import LINES, ask, door, open_chat, transcript, visit

pytestmark = pytest.mark.browser

CUTS = 100
ANSWER_CUTS = 30
MOST_SECONDS = 15
WAITING = "localStorage['tro-ly-tthc:outbox'] ?? null"


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


def test_an_answer_lost_on_its_way_is_asked_for_again_and_stored_once(context, proxy, quick):
    page = visit(context, proxy.address)
    open_chat(page)
    proxy.loses_answers = 2
    ask(page, "chỉ một lần")
    expect(page.locator("#log")).to_contain_text("Đã nghe: chỉ một lần", timeout=15_000)
    assert transcript(page, quick) == ["chỉ một lần", "Đã nghe: chỉ một lần"]
    expect(page.locator("article.citizen")).to_have_count(1)
    expect(page.locator("article.assistant")).to_have_count(2)
