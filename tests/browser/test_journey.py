"""The whole way of a citizen, on a phone and on a desktop: open, ask without tone marks, answer
two questions, tick papers, save, print, come back by the short code. By mouse or finger; by the
keyboard alone; without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.model]

ANSWER = 20_000
QUESTION = "lam giay khai sinh cho con can giay to gi"
REPLIES = ("Con sinh ra bình thường", "Có")
PAPERS = ("Giấy chứng sinh", "Giấy tờ tùy thân")
CODE = re.compile(r"^\w{5}-\w{5}$")
MOST_TABS = 90
FOCUSED = """() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const label = active?.labels?.[0] ?? active;
  return [active?.id ?? "", active?.type ?? "",
    (active?.ariaLabel || label?.textContent || "").trim().replace(/\\s+/g, " ")];
}"""


@pytest.fixture
def elsewhere(chromium: Browser, site: str) -> Iterator[Page]:
    """Another device, where nothing of the talk is known."""
    context = chromium.new_context(locale="vi-VN", base_url=site)
    yield context.new_page()
    context.close()


def test_with_mouse_or_finger(page, elsewhere):
    page.locator("#launcher").click()
    page.locator("[data-consent=yes]").click()
    expect(page.locator("article.assistant")).to_have_count(1, timeout=ANSWER)
    page.locator("#box").fill(QUESTION)
    page.locator("#send").click()
    answers = page.locator("article.assistant")
    for at, reply in enumerate(REPLIES, 2):
        expect(answers).to_have_count(at, timeout=ANSWER)
        answers.last.get_by_role("radio", name=reply, exact=True).check()
        answers.last.get_by_role("button", name="Tiếp").click()
    expect(answers).to_have_count(4, timeout=ANSWER)
    page.locator("#box").fill("thôi")
    page.locator("#send").click()
    expect(answers).to_have_count(5, timeout=ANSWER)
    for paper in PAPERS:
        box(answers.last, paper).check()
    expect(answers.last.locator(".tally")).to_have_text("Đã có 2")
    answers.last.get_by_role("button", name="Lưu và lấy mã").click()
    expect(answers.last.locator(".code")).to_have_text(CODE, timeout=ANSWER)
    code = answers.last.locator(".code").inner_text()
    with page.expect_popup() as opened:
        answers.last.get_by_role("link", name="Bản in").click()
    printed_as_ticked(opened.value, code)
    comes_back(elsewhere, code)


def box(answer: Locator, paper: str) -> Locator:
    return answer.get_by_role("checkbox", name=re.compile(f"^{paper}"))


def printed_as_ticked(page: Page, code: str) -> None:
    expect(page.locator(".code")).to_have_text(code)
    page.emulate_media(media="print")
    ticked = page.locator(".papers li", has=page.get_by_text("✓")).locator("b").all_inner_texts()
    assert [name for paper in PAPERS for name in ticked if name.startswith(paper)] == ticked
    assert len(ticked) == len(PAPERS)
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def comes_back(page: Page, code: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Mở bằng mã").click()
    page.get_by_label("Mã danh sách").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Mở danh sách").click()
    is_back(page, code)


def is_back(page: Page, code: str) -> None:
    expect(page.locator("h1")).to_have_text("Đăng ký khai sinh")
    expect(page.locator(".code strong")).to_have_text(code)
    for paper in PAPERS:
        expect(page.get_by_role("checkbox", name=re.compile(paper)).first).to_be_checked()


def test_by_the_keyboard_alone(page):
    press_at(page, "Hỏi trợ lý ảo", "Enter")
    press_at(page, "Tiếp tục không lưu", "Enter")
    answers = page.locator("article.assistant")
    expect(answers).to_have_count(1, timeout=ANSWER)
    write(page, QUESTION)
    for at, reply in enumerate(REPLIES, 2):
        expect(answers).to_have_count(at, timeout=ANSWER)
        choose(page, reply)
        press_at(page, "Tiếp", "Enter")
    expect(answers).to_have_count(4, timeout=ANSWER)
    write(page, "thôi")
    expect(answers).to_have_count(5, timeout=ANSWER)
    for paper in PAPERS:
        press_at(page, paper, "Space", kind="checkbox", starts=True, backwards=True)
    expect(answers.last.locator(".tally")).to_have_text("Đã có 2")
    press_at(page, "Lưu và lấy mã", "Enter")
    expect(answers.last.locator(".code")).to_have_text(CODE, timeout=ANSWER)
    code = answers.last.locator(".code").inner_text()
    with page.expect_popup() as opened:
        press_at(page, "Bản in", "Enter")
    printed_as_ticked(opened.value, code)
    opened.value.close()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    press_at(page, "Mở bằng mã", "Enter")
    page.wait_for_url("**/checklists")
    press_at(page, "Mã danh sách", code, starts=True)
    page.keyboard.press("Enter")
    is_back(page, code)


def press_at(
    page: Page,
    name: str,
    keys: str,
    *,
    kind: str = "",
    starts: bool = False,
    backwards: bool = False,
) -> None:
    """Tabs to what is called so, and presses or types there."""
    seen = []
    for _ in range(MOST_TABS):
        _, found, words = page.evaluate(FOCUSED)
        if (words.startswith(name) if starts else words == name) and found.startswith(kind):
            break
        seen.append(words)
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    else:
        raise AssertionError(f"{name!r} is not reached by Tab: {seen}")
    if keys in ("Enter", "Space"):
        page.keyboard.press(keys)
    else:
        page.keyboard.type(keys)


def write(page: Page, text: str) -> None:
    press_at(page, "Câu hỏi của anh/chị", text)
    page.keyboard.press("Enter")


def choose(page: Page, reply: str) -> None:
    """Into the group by Tab, along it by the arrows, as a keyboard goes through radios."""
    for _ in range(MOST_TABS):
        if page.evaluate(FOCUSED)[1] == "radio":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(9):
        if page.evaluate(FOCUSED)[2] == reply:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{reply!r} is not among the radios")


def test_without_javascript(plain):
    plain.goto("/")
    plain.get_by_label("Câu hỏi của anh/chị").fill(QUESTION)
    plain.get_by_role("button", name="Hỏi trợ lý").click()
    plain.get_by_role("button", name="Gửi câu hỏi").click()
    for reply in REPLIES:
        plain.get_by_label(reply, exact=True).check()
        plain.get_by_role("button", name="Tiếp", exact=True).click()
    plain.get_by_role("button", name="Xem danh sách luôn").click()
    plain.get_by_role("link", name="Lưu, in: Đăng ký khai sinh").click()
    plain.get_by_role("button", name="Lưu danh sách").click()
    plain.wait_for_url(re.compile("/checklists/"))
    code = plain.locator(".code strong").inner_text()
    for paper in PAPERS:
        plain.locator("section.papers label", has_text=re.compile(paper)).first.click()
    plain.get_by_role("button", name="Lưu đánh dấu").click()
    is_back(plain, code)
    plain.get_by_role("link", name="Bản in A4").click()
    printed_as_ticked(plain, code)
    plain.emulate_media(media="screen")
    comes_back(plain, code)
