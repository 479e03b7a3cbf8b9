"""A citizen on the portal, in a real Chromium."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.model]

ANSWER = 20_000


def ask(page: Page, text: str) -> None:
    page.locator("#chat-box").fill(text)
    page.locator("#chat-box").press("Enter")


def open_chat(page: Page, consent: str = "yes") -> None:
    page.locator("#chat-launcher").click()
    page.locator(f"[data-consent={consent}]").click()


def test_a_question_is_answered_with_papers_and_sources(page):
    open_chat(page)
    ask(page, "Vợ mới sinh em bé, làm giấy khai sinh cần giấy tờ gì?")
    log = page.locator("#chat-log")
    expect(log).to_contain_text("Giấy chứng sinh", timeout=ANSWER)
    log.locator("summary", has_text="Căn cứ").first.click()
    expect(log).to_contain_text("60/2014/QH13")
    page.locator("#chat-log a[href^='https://dichvucong.gov.vn']").first.wait_for()


def test_a_follow_up_keeps_the_procedure_and_a_reload_keeps_the_talk(page):
    open_chat(page)
    ask(page, "dang ky tam tru can giay to gi")
    expect(page.locator("#chat-log")).to_contain_text("CT01", timeout=ANSWER)
    ask(page, "còn lệ phí thì sao?")
    expect(page.locator("#chat-log")).to_contain_text(re.compile(r"\d\.000 đồng"), timeout=ANSWER)
    page.reload()
    if page.locator("#chat").is_hidden():
        page.locator("#chat-launcher").click()
    expect(page.locator("#chat-log")).to_contain_text("còn lệ phí thì sao?", timeout=ANSWER)


def test_without_consent_it_answers_all_the_same(page):
    open_chat(page, consent="no")
    ask(page, "đăng ký kết hôn ở đâu")
    expect(page.locator("#chat-log")).to_contain_text("UBND", timeout=ANSWER)


def test_the_whole_journey_by_keyboard(page):
    page.locator("#chat-launcher").focus()
    page.keyboard.press("Enter")
    for _ in range(12):
        if page.evaluate("document.activeElement.dataset.consent") == "no":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#chat-box").focus()
    page.keyboard.type("doi bang lai xe het han le phi bao nhieu")
    page.keyboard.press("Enter")
    expect(page.locator("#chat-log")).to_contain_text("đồng", timeout=ANSWER)
    page.keyboard.press("Escape")
    expect(page.locator("#chat")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "chat-launcher"


def test_an_empty_message_is_refused_in_words_and_nothing_is_lost(page):
    open_chat(page)
    ask(page, "?!")
    expect(page.locator("#chat-error")).to_contain_text("có chữ", timeout=ANSWER)
    expect(page.locator("#chat-box")).to_have_value("?!")


def test_markup_typed_by_a_citizen_stays_text(page):
    open_chat(page)
    ask(page, "<img src=x onerror=\"document.title='run'\"> đăng ký khai sinh")
    expect(page.locator("#chat-log")).to_contain_text("<img src=x", timeout=ANSWER)
    assert page.title() != "run"
    assert page.locator("#chat-log img").count() == 0


def test_nothing_is_wider_than_the_screen(page):
    open_chat(page)
    ask(page, "sang tên sổ đỏ cần giấy tờ gì")
    expect(page.locator("#chat-log")).to_contain_text("Căn cứ", timeout=ANSWER)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
