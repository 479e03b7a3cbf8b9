"""A citizen on the portal, which embeds the widget as any site does, in a real Chromium."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.model]

ANSWER = 20_000
FOCUSED = """() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.dataset.consent ?? active?.id ?? "";
}"""


def ask(page: Page, text: str) -> None:
    page.locator("#box").fill(text)
    page.locator("#box").press("Enter")


def open_chat(page: Page, consent: str = "yes") -> None:
    page.locator("#launcher").click()
    page.locator(f"[data-consent={consent}]").click()


def test_a_question_is_answered_with_papers_and_sources(page):
    open_chat(page)
    ask(page, "Vợ mới sinh em bé, làm giấy khai sinh cần giấy tờ gì?")
    log = page.locator("#log")
    expect(log).to_contain_text("Giấy chứng sinh", timeout=ANSWER)
    log.locator("summary", has_text="Căn cứ").first.click()
    expect(log).to_contain_text("60/2014/QH13")
    page.locator("#log a[href^='https://dichvucong.gov.vn']").first.wait_for()


def test_a_follow_up_keeps_the_procedure_and_a_reload_keeps_the_talk(page):
    open_chat(page)
    ask(page, "dang ky tam tru can giay to gi")
    expect(page.locator("#log")).to_contain_text("CT01", timeout=ANSWER)
    ask(page, "còn lệ phí thì sao?")
    expect(page.locator("#log")).to_contain_text(re.compile(r"\d\.000 đồng"), timeout=ANSWER)
    page.reload()
    expect(page.locator("#log")).to_contain_text("còn lệ phí thì sao?", timeout=ANSWER)
    assert page.locator("article.citizen").count() == 2


def test_without_consent_it_answers_all_the_same(page):
    open_chat(page, consent="no")
    ask(page, "đăng ký kết hôn ở đâu")
    expect(page.locator("#log")).to_contain_text("UBND", timeout=ANSWER)
    expect(page.locator("#kept")).to_have_text("Không lưu")


def test_the_whole_journey_by_keyboard(page):
    page.locator("#launcher").focus()
    page.keyboard.press("Enter")
    for _ in range(12):
        if page.evaluate(FOCUSED) == "no":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("article.assistant")).to_be_visible(timeout=ANSWER)
    page.locator("#box").focus()
    page.keyboard.type("doi bang lai xe het han le phi bao nhieu")
    page.keyboard.press("Enter")
    expect(page.locator("#log")).to_contain_text("đồng", timeout=ANSWER)
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    assert page.evaluate(FOCUSED) == "launcher"


def test_escape_folds_the_menu_first_and_then_closes_the_panel(page):
    page.locator("#launcher").click()
    page.locator(".menu summary").click()
    page.keyboard.press("Escape")
    expect(page.locator("#restart")).to_be_hidden()
    expect(page.locator("#panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()


def test_an_empty_message_is_refused_in_words_and_nothing_is_lost(page):
    open_chat(page)
    ask(page, "?!")
    expect(page.locator("#error")).to_contain_text("có chữ", timeout=ANSWER)
    expect(page.locator("#box")).to_have_value("?!")


def test_markup_typed_by_a_citizen_stays_text(page):
    open_chat(page)
    ask(page, "<img src=x onerror=\"document.title='run'\"> đăng ký khai sinh")
    expect(page.locator("#log")).to_contain_text("<img src=x", timeout=ANSWER)
    assert page.title() != "run"
    assert page.locator("#log img").count() == 0


def test_links_and_the_form_of_the_page_ask_the_widget(page):
    page.locator("[data-hoi]", has_text="Làm hộ chiếu").first.click()
    expect(page.locator("article.citizen")).to_have_text(re.compile("Làm hộ chiếu"))
    expect(page.locator("#log")).to_contain_text("Căn cứ", timeout=ANSWER)
    page.locator("#close").click()
    page.locator("#hero-question").fill("đăng ký kết hôn ở đâu")
    page.locator("#hero-question").press("Enter")
    expect(page.locator("#log")).to_contain_text("UBND", timeout=ANSWER)


def test_an_answer_is_rated_with_a_reason_and_a_person_asked_for(page):
    open_chat(page)
    ask(page, "dang ky tam tru can giay to gi")
    page.get_by_role("button", name="Chưa đúng").click(timeout=ANSWER)
    page.get_by_label("Thiếu thông tin").check()
    page.get_by_role("button", name="Gửi góp ý").click()
    assert page.evaluate("document.activeElement.localName") == "tro-ly-tthc"
    expect(page.get_by_role("button", name="Chưa đúng")).to_have_attribute("aria-pressed", "true")
    page.locator(".menu summary").click()
    page.get_by_role("button", name="Nói chuyện với cán bộ").click()
    expect(page.locator("#log")).to_contain_text("1022", timeout=ANSWER)


def test_erasing_clears_the_screen_the_browser_and_the_server(page):
    open_chat(page)
    ask(page, "dang ky tam tru can giay to gi")
    expect(page.locator("#log")).to_contain_text("CT01", timeout=ANSWER)
    kept = page.evaluate("JSON.parse(localStorage['tro-ly-tthc:talk'])")
    page.locator(".menu summary").click()
    page.locator("#erase").click()
    page.locator("#sure-yes").click()
    expect(page.locator("article")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []
    url = f"{page.url}api/v1/conversations/{kept['id']}/messages"
    gone = page.request.get(url, headers={"Authorization": f"Bearer {kept['token']}"})
    assert gone.status == 404


def test_nothing_is_wider_than_the_screen(page):
    open_chat(page)
    ask(page, "sang tên sổ đỏ cần giấy tờ gì")
    expect(page.locator("#log")).to_contain_text("Căn cứ", timeout=ANSWER)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    log = "(log) => log.scrollWidth <= log.clientWidth"
    assert page.locator("#log").evaluate(log)
