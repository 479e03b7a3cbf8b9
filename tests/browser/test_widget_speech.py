"""Read aloud and dictation, by the browser's own voice and ear. Chromium here has no Vietnamese
voice and no microphone: only these are stood in for."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

VOICES = """lang => {
  speechSynthesis.getVoices = () => [{ lang: "en-US", name: "one" }, { lang, name: "two" }];
  speechSynthesis.dispatchEvent(new Event("voiceschanged"));
}"""
MOUTH = """window.spoken = [];
Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", {
  get() { return this.chosen; }, set(voice) { this.chosen = voice; },
});
speechSynthesis.speak = (said) => {
  window.saying = said;
  spoken.push([said.lang, said.voice.lang, said.text]);
};
speechSynthesis.cancel = () => spoken.push("hushed");"""
EAR = """window.SpeechRecognition = class {
  start() { window.ear = this; }
  hear(text) { this.onresult({ results: [[{ transcript: text }]] }); this.onend(); }
  fail() { this.onerror({ error: "not-allowed" }); this.onend(); }
};"""
FOCUSED = "document.activeElement.shadowRoot.activeElement.id"


@pytest.fixture
def talking(chromium: Browser, quick: str) -> Iterator[Page]:
    """One question answered, in a browser that could speak and listen."""
    page = chromium.new_page(locale="vi-VN")
    page.add_init_script(MOUTH + EAR)
    page.goto(quick)
    page.locator("#launcher").click()
    page.locator("#box").fill("khai sinh cần gì")
    page.locator("#box").press("Enter")
    expect(page.locator("#log")).to_contain_text("Đã nghe: khai sinh cần gì")
    yield page
    page.close()


def test_an_answer_is_read_in_vietnamese_and_stopped(talking):
    expect(talking.get_by_role("button", name="Đọc to")).to_have_count(0)
    talking.evaluate(VOICES, "vi-VN")
    talking.get_by_role("button", name="Đọc to").click()
    stop = talking.get_by_role("button", name="Dừng đọc")
    expect(stop).to_have_attribute("aria-pressed", "true")
    read = ["vi-VN", "vi-VN", "Đã nghe: khai sinh cần gì"]
    assert talking.evaluate("spoken") == ["hushed", read]  # whatever was read before is not
    stop.click()
    assert talking.evaluate("spoken.at(-1)") == "hushed"
    expect(talking.get_by_role("button", name="Đọc to")).to_be_visible()


def test_what_is_read_to_its_end_can_be_read_again_and_closing_hushes(talking):
    talking.evaluate(VOICES, "vi_VN")
    talking.get_by_role("button", name="Đọc to").click()
    talking.evaluate("saying.onend()")
    again = talking.get_by_role("button", name="Đọc to")
    expect(again).to_have_attribute("aria-pressed", "false")
    again.click()
    talking.locator("#close").click()
    assert talking.evaluate("spoken.at(-1)") == "hushed"


def test_without_a_vietnamese_voice_nothing_is_offered(talking):
    talking.evaluate(VOICES, "fr-FR")
    expect(talking.get_by_role("button", name="Hữu ích")).to_be_visible()
    expect(talking.get_by_role("button", name="Đọc to")).to_have_count(0)


def test_what_is_heard_is_added_to_the_draft_and_sent_by_nobody(talking):
    talking.locator("#box").fill("làm khai sinh")
    talking.locator("#speak").click()
    expect(talking.locator("#speak")).to_have_attribute("aria-pressed", "true")
    assert talking.evaluate("ear.lang") == "vi-VN"
    talking.evaluate("ear.hear('cần giấy tờ gì')")
    expect(talking.locator("#box")).to_have_value("làm khai sinh cần giấy tờ gì")
    expect(talking.locator("#speak")).to_have_attribute("aria-pressed", "false")
    assert talking.evaluate(FOCUSED) == "box"
    expect(talking.locator("article.citizen")).to_have_count(1)


def test_who_refuses_the_microphone_is_told_and_goes_on_typing(talking):
    talking.locator("#box").fill("đang viết")
    talking.locator("#speak").click()
    talking.evaluate("ear.fail()")
    expect(talking.locator("#error")).to_contain_text("micrô")
    expect(talking.locator("#speak")).to_have_attribute("aria-pressed", "false")
    expect(talking.locator("#box")).to_have_value("đang viết")


def test_a_browser_without_an_ear_offers_no_dictation(chromium, quick):
    page = chromium.new_page(locale="vi-VN")
    page.add_init_script("delete window.SpeechRecognition; delete window.webkitSpeechRecognition;")
    page.goto(quick)
    page.locator("#launcher").click()
    expect(page.locator("#send")).to_be_visible()
    expect(page.locator("#speak")).to_have_count(0)
    page.close()
