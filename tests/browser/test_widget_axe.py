"""axe on the widget: twelve states, light and dark, three widths; targets; 400 % zoom."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.model]

ANSWER = 20_000
AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']"
RUN = f"""async () => {{
  const {{ violations, passes }} = await axe.run(document, {{ runOnly: {RULES} }});
  const told = ({{ id, nodes }}) => [id, nodes.map(({{ target }}) => target.join(" ")).slice(0, 4)];
  return [violations.map(told), passes.length];
}}"""
SMALL = """() => [...document.querySelector("tro-ly-tthc").shadowRoot.querySelectorAll(
    "button, summary, label:has(input[type=radio], input[type=checkbox]), a.tool, textarea")]
  .filter((item) => item.checkVisibility())
  .filter((item) => {
    const { width, height } = item.getBoundingClientRect();
    return width < 43.5 || height < 43.5;
  })
  .map((item) => item.outerHTML.slice(0, 120))"""
WIDTHS = [(320, 640), (768, 1024), (1280, 800)]


def ask(page: Page, text: str) -> None:
    before = page.locator("article.assistant").count()
    page.locator("#box").fill(text)
    page.locator("#box").press("Enter")
    expect(page.locator("article.assistant")).to_have_count(before + 1, timeout=ANSWER)


def states(page: Page) -> Iterator[str]:
    """Leads a page through the states, one after another."""
    yield from states_of_a_talk(page)
    yield from states_beside_it(page)


def states_of_a_talk(page: Page) -> Iterator[str]:
    page.locator("#launcher").wait_for()
    yield "closed"
    page.locator("#launcher").click()
    yield "first screen"
    page.locator("[data-consent=yes]").click()
    expect(page.locator("article.assistant")).to_have_count(1, timeout=ANSWER)
    yield "greeted"
    ask(page, "Vợ mới sinh em bé, làm giấy khai sinh cần giấy tờ gì?")
    yield "papers"
    page.locator("article summary").last.click()
    yield "sources"
    page.get_by_role("button", name="Chưa đúng").last.click()
    page.get_by_label("Khó hiểu").wait_for()
    yield "rating"
    page.get_by_role("button", name="Thôi").click()
    ask(page, "hỏi từng câu cho ra giấy tờ của tôi")
    yield "interview"
    ask(page, "đổi bằng lái xe lệ phí bao nhiêu, nộp ở đâu, mất bao lâu")
    yield "fees, office and times"


def states_beside_it(page: Page) -> Iterator[str]:
    page.locator(".menu summary").click()
    yield "menu"
    page.locator("#erase").click()
    yield "dialog"
    page.keyboard.press("Escape")
    page.locator("#box").fill("a" * 4010)
    page.locator("#box").press("Enter")
    expect(page.locator("#error")).to_be_visible(timeout=ANSWER)
    yield "too long"
    page.locator("#box").fill("")
    page.context.set_offline(True)
    page.locator("#box").fill("hỏi lúc mất mạng")
    page.locator("#box").press("Enter")
    expect(page.locator(".offline")).to_be_visible()
    yield "offline"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", WIDTHS, ids=[str(width) for width, _ in WIDTHS])
def test_axe_finds_nothing_in_twelve_states(chromium: Browser, site: str, size, scheme, capsys):
    context = chromium.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        locale="vi-VN",
        reduced_motion="reduce",
        bypass_csp=True,  # axe is a script of its own
    )
    page = context.new_page()
    page.goto(site)
    page.add_script_tag(path=AXE)
    passed = {}
    for state in states(page):
        found, passed[state] = page.evaluate(RUN)
        assert found == [], state
        assert page.evaluate(SMALL) == [], state
    context.close()
    assert len(passed) == 12
    with capsys.disabled():
        sys.stdout.write(
            f"\naxe, {size[0]} px, {scheme}: {len(passed)} states,"
            f" {min(passed.values())} to {max(passed.values())} rules met in each, 0 violations\n"
        )


def test_at_400_percent_and_large_text_everything_is_reached(chromium: Browser, site: str):
    """1280 × 1024 at 400 % is 320 × 256."""
    context = chromium.new_context(viewport={"width": 320, "height": 256}, locale="vi-VN")
    page = context.new_page()
    page.goto(site)
    page.locator("#launcher").click()
    page.locator(".menu summary").click()
    page.locator("#large").click()
    page.keyboard.press("Escape")
    page.locator("[data-consent=no]").click()
    ask(page, "đăng ký kết hôn ở đâu")
    assert page.locator("#panel").evaluate("(panel) => panel.scrollWidth <= panel.clientWidth")
    page.get_by_role("button", name="Hữu ích").last.click()
    expect(page.get_by_role("button", name="Hữu ích")).to_have_attribute("aria-pressed", "true")
    context.close()
