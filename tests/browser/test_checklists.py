"""A citizen without JavaScript, in a real Chromium: from the first question to the saved list."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from api.app import create_app
from api.migrate import migrate
from api.settings import Settings
from assistant import Assistant
from tests.browser.serving import free_port, serving

pytestmark = pytest.mark.browser

PAGE = "/thu-tuc/dang_ky_khai_sinh/giay-to-cua-toi"
ANSWERS = ("Con sinh ra bình thường", "Có", "Đã đăng ký", "Cha hoặc mẹ", "Không biết")
LIST = PAGE + "?facts.child=usual&facts.birth_paper=has&list=1"
SMALL = """() => [...document.querySelectorAll(
    'a, button, input:not([type=hidden]), select, summary')]
  .filter(item => item.checkVisibility() && !item.matches('.skip'))
  .filter(item => item.getBoundingClientRect().height < 43.5)
  .map(item => item.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def home(tmp_path_factory, kb) -> Iterator[str]:
    """The pages on a free port; they ask no model, so none is loaded."""
    folder = tmp_path_factory.mktemp("plain")
    settings = Settings(folder, f"sqlite:///{folder / 'site.db'}", port=free_port())
    migrate(settings.database_url)
    app = create_app(settings, lambda: Assistant(kb, None, ()))
    with serving(app, settings.port) as address:
        yield address


def interview(page: Page) -> None:
    page.goto(PAGE)
    for answer in ANSWERS:
        page.get_by_role("button", name=answer, exact=True).click()


def save(page: Page) -> None:
    interview(page)
    page.get_by_role("button", name="Lưu danh sách").click()
    page.wait_for_url(re.compile("/checklists/"))


def test_from_the_first_question_to_a_saved_list_ticked_and_reopened(plain):
    interview(plain)
    expect(plain.locator("main")).to_contain_text("Vì cha mẹ đã đăng ký kết hôn", ignore_case=True)
    plain.get_by_role("button", name="Lưu danh sách").click()
    plain.wait_for_url(re.compile("/checklists/"))
    code = plain.locator(".code strong").inner_text()
    for box in plain.locator("section.papers label:has(input[type=checkbox])").all():
        box.click()
    plain.get_by_role("button", name="Lưu đánh dấu").click()
    expect(plain.locator("#viec-tiep-theo")).to_contain_text("trả lời câu sau")
    plain.goto("/checklists")
    plain.get_by_label("Mã danh sách").fill(code.lower().replace("-", " "))
    plain.get_by_role("button", name="Mở danh sách").click()
    expect(plain.locator("h1")).to_have_text("Đăng ký khai sinh")
    assert plain.locator("input[type=checkbox]:checked").count() >= 4


def test_an_answer_is_changed_in_a_saved_list(plain):
    save(plain)
    code = plain.locator(".code strong").inner_text()
    plain.get_by_role("link", name=re.compile("Đổi câu trả lời: Cha mẹ bé")).click()
    plain.get_by_role("button", name="Chưa, để trống phần cha").click()
    plain.get_by_role("button", name=f"Cập nhật danh sách {code}").click()
    expect(plain.locator(".given")).to_contain_text("Chưa, để trống phần cha")
    expect(plain.locator(".code strong")).to_have_text(code)


def test_days_and_the_office_are_told_when_asked_for(plain):
    save(plain)
    plain.get_by_label("Phường, xã nơi ở").fill("p phu loi tdm bd")
    plain.get_by_label("Ngày nộp hồ sơ").fill("2026-12-01")
    plain.get_by_role("button", name="Lưu và tính lại").click()
    expect(plain.locator(".facts")).to_contain_text("phường Phú Lợi")
    expect(plain.locator(".facts")).to_contain_text("Nộp ngày 01/12/2026")
    plain.get_by_label("Phường, xã nơi ở").fill("Hoa Anh Đào")
    plain.get_by_role("button", name="Lưu và tính lại").click()
    expect(plain.get_by_role("alert")).to_contain_text("Không tìm thấy nơi này")
    expect(plain.get_by_label("Phường, xã nơi ở")).to_have_value("Hoa Anh Đào")


def test_a_refused_page_is_the_only_complaint(chromium, home):
    page = chromium.new_page(base_url=home)
    page.goto("/checklists/7KM4P-AAAAA")
    expect(page.get_by_role("alert")).to_contain_text("Mã không đúng")
    page.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_screen_nor_too_small_to_touch(chromium, home, width):
    page = chromium.new_page(viewport={"width": width, "height": 740}, base_url=home)
    save(page)
    saved = page.url
    for path in (PAGE, LIST, saved, f"{saved}?kho=a4", f"{saved}?kho=80", "/checklists"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        if "kho" not in path:
            texts = page.evaluate(SMALL)
            assert texts == [], path
    page.close()


def test_print_pages_fit_their_paper(chromium, home):
    page = chromium.new_page(base_url=home)
    save(page)
    saved = page.url
    boxes = {"a4": b"/MediaBox [0 0 594.95996 841.91998]", "80": b"/MediaBox [0 0 22"}
    for paper, box in boxes.items():
        page.goto(f"{saved}?kho={paper}")
        expect(page.locator("img")).to_have_js_property("naturalWidth", 246)
        printed = page.pdf(prefer_css_page_size=True)
        assert box in printed, re.findall(rb"/MediaBox \[[^]]*\]", printed)
    page.close()
