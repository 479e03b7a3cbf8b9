"""The widget where there is no line, storage fails and clocks are wrong."""

import re

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.widget_talk import LINES, ask, door, messages, open_chat, transcript, visit

pytestmark = pytest.mark.browser

NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}"""
FULL_STORAGE = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""


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
