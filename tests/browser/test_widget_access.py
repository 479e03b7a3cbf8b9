"""What axe can't see: what is read out, forced colours, reduced motion, who says what in which
language."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

SPEAKERS = """() => { window.said = [];
  const slots = document.querySelector("tro-ly-tthc").shadowRoot.querySelectorAll(".speaker");
  slots.forEach((slot, at) => new MutationObserver(() => slot.textContent
    && said.push([at, slot.textContent])).observe(slot, { childList: true, characterData: true }));
}"""
EDGELESS = """() => [...document.querySelector("tro-ly-tthc").shadowRoot
    .querySelectorAll("#panel, button, .tool, textarea, .citizen .what")]
  .filter((item) => item.checkVisibility())
  .filter((item) => getComputedStyle(item).borderTopStyle === "none")
  .map((item) => item.outerHTML.slice(0, 80))"""
MOVING = """() => document.querySelector("tro-ly-tthc").shadowRoot.getAnimations({ subtree: true })
  .map((one) => one.animationName ?? one.transitionProperty)"""
FOCUSED = "document.activeElement.shadowRoot.activeElement"


def opened(chromium: Browser, quick: str, **wishes) -> Page:
    page = chromium.new_context(locale="vi-VN", **wishes).new_page()
    page.goto(quick)
    page.locator("#launcher").click()
    return page


def ask(page: Page, text: str) -> None:
    before = page.locator("article.assistant").count()
    page.locator("#box").fill(text)
    page.locator("#box").press("Enter")
    expect(page.locator("article.assistant .under")).to_have_count(before + 1)


def test_the_same_answer_twice_is_read_out_twice_by_two_speakers_in_turn(chromium, quick):
    page = opened(chromium, quick)
    page.evaluate(SPEAKERS)
    for _ in range(3):
        ask(page, "một câu")
    told = page.evaluate("said")
    assert [words for _, words in told] == ["Trợ lý ảo trả lời: Đã nghe: một câu"] * 3
    assert [at for at, _ in told] in ([0, 1, 0], [1, 0, 1])
    assert page.locator(".speaker[aria-live=polite]").count() == 2
    page.context.close()


def test_going_offline_and_coming_back_is_read_out(chromium, quick):
    page = opened(chromium, quick)
    ask(page, "một câu")
    page.evaluate(SPEAKERS)
    page.context.set_offline(True)
    expect(page.locator(".offline")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".offline")).to_have_count(0)
    said = [words for _, words in page.evaluate("said")]
    assert said[0].startswith("Mất kết nối")
    assert said[-1].startswith("Đã có kết nối lại")
    page.context.close()


def test_in_forced_colours_every_control_has_an_edge(chromium, quick):
    page = opened(chromium, quick, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(EDGELESS) == []
    ask(page, "một câu")
    page.locator(".menu summary").click()
    assert page.evaluate(EDGELESS) == []
    page.context.close()


def test_who_wants_no_motion_sees_none(chromium, quick):
    page = opened(chromium, quick, reduced_motion="reduce")
    page.route("**/messages", lambda route: None)  # never answered: the dots stand
    page.locator("#box").fill("một câu")
    page.locator("#box").press("Enter")
    expect(page.locator(".dots")).to_be_visible()
    assert page.evaluate(MOVING) == []
    page.context.close()


def test_a_press_leads_to_the_answer_and_typing_stays_in_the_box(chromium, quick):
    page = opened(chromium, quick)
    ask(page, "gõ vào ô")
    assert page.evaluate(f"{FOCUSED}.id") == "box"
    page.locator("tro-ly-tthc").evaluate("(element) => element.ask('bấm nút')")
    expect(page.locator("article.assistant .under")).to_have_count(2)
    page.wait_for_function(f"{FOCUSED}.matches('article.assistant:last-of-type')")
    page.locator("#close").click()
    assert page.evaluate(f"{FOCUSED}.id") == "launcher"
    page.context.close()


def test_each_language_is_named_where_it_is_spoken(chromium, quick):
    page = chromium.new_page(locale="en-GB")
    english = '<script async src="/nhung.js" data-ngon-ngu="en"></script>'
    page.route(f"{quick}/en", lambda route: route.fulfill(content_type="text/html", body=english))
    page.goto(f"{quick}/en")
    page.locator("#launcher").click()
    expect(page.locator(".root")).to_have_attribute("lang", "en")
    expect(page.locator("#needs .chips")).to_have_attribute("lang", "vi")
    ask(page, "một câu")
    for what in page.locator("article .what").all():
        assert what.get_attribute("lang") == "vi"
    page.close()
