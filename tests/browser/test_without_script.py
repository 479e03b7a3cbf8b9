"""A citizen whose browser runs no script: from a procedure's page to the printed list, by the real
assistant; then a person, a rating, and all of it erased."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ANSWERS = ("Con sinh ra bình thường", "Có", "Đã đăng ký", "Cha hoặc mẹ")
SMALL = """() => [...document.querySelectorAll(
    'a, button, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), textarea, select,'
    + 'summary, label:has(input)')]
  .filter(item => item.checkVisibility() && !item.matches('.skip, p a'))
  .filter(item => item.getBoundingClientRect().height < 43.5)
  .map(item => item.outerHTML.slice(0, 90))"""


def ask(page: Page, text: str) -> None:
    page.get_by_label("Anh/chị cứ viết như nói chuyện").fill(text)
    page.get_by_role("button", name="Gửi câu hỏi").click()
    expect(page.locator("article.citizen .said").last).to_have_text(text)


def test_from_a_procedures_page_to_the_printed_list(plain):
    plain.goto("/thu-tuc")
    plain.get_by_label("Tìm bằng lời thường").fill("lam khai sinh cho con")
    plain.get_by_role("button", name="Tìm", exact=True).click()
    plain.get_by_role("link", name="Đăng ký khai sinh", exact=True).click()
    expect(plain.locator("#giay-to")).to_contain_text("Giấy chứng sinh")
    plain.get_by_role("link", name="Hỏi trợ lý về thủ tục này").click()
    plain.get_by_label("Đồng ý lưu hội thoại").locator("..").click()
    plain.get_by_role("button", name="Cần giấy tờ gì?").click()
    expect(plain.locator("#moi")).to_contain_text("Tờ khai đăng ký khai sinh")
    for answer in ANSWERS:
        plain.get_by_label(answer, exact=True).check()
        plain.get_by_role("button", name="Tiếp", exact=True).click()
    plain.get_by_role("button", name="Xem danh sách luôn").click()
    expect(plain.locator("#moi")).to_contain_text("Giấy tờ của riêng anh/chị")
    plain.get_by_role("link", name="Lưu, in: Đăng ký khai sinh").click()
    expect(plain.locator(".given")).to_contain_text("Cha hoặc mẹ")
    plain.get_by_role("button", name="Lưu danh sách").click()
    plain.wait_for_url(re.compile("/checklists/"))
    code = plain.locator(".code strong").inner_text()
    plain.get_by_role("link", name="Bản in A4").click()
    expect(plain.locator(".code")).to_have_text(code)
    plain.goto("/chat")
    expect(plain.locator("article.citizen .said").last).to_have_text("thôi")


def test_a_question_refused_stays_and_the_next_is_answered(plain):
    plain.goto("/chat?hoi=%3F%3F%3F")
    plain.get_by_role("button", name="Gửi câu hỏi").click()
    expect(plain.get_by_role("alert")).to_contain_text("Câu hỏi cần có chữ")
    expect(plain.get_by_label("Anh/chị cứ viết như nói chuyện")).to_have_value("???")
    ask(plain, "lam lai can cuoc bi mat het bao nhieu tien")
    expect(plain.locator("#moi")).to_contain_text("đồng")
    plain.get_by_text("Căn cứ (").click()
    expect(plain.locator("#moi .sources")).to_contain_text("kiểm chứng")
    plain.get_by_role("button", name="Nộp ở đâu?").click()
    expect(plain.locator("article.assistant")).to_have_count(2)
    plain.reload()
    expect(plain.locator("article.assistant")).to_have_count(2)


def test_a_life_event_is_told_in_order_and_leads_to_its_procedures(plain):
    plain.goto("/chat")
    ask(plain, "vợ tôi mới sinh em bé")
    steps = plain.locator("#moi ol.numbered > li")
    expect(steps.first).to_contain_text("Đăng ký khai sinh")
    assert steps.count() >= 3
    steps.first.get_by_role("link").click()
    expect(plain.locator("h1")).to_have_text("Đăng ký khai sinh")


def test_an_emergency_can_be_called(plain):
    plain.goto("/chat")
    ask(plain, "cứu với cháy nhà")
    expect(plain.get_by_role("link", name="Gọi 114")).to_have_attribute("href", "tel:114")


def test_a_person_a_rating_and_erasing(plain):
    plain.goto("/chat")
    ask(plain, "đăng ký kết hôn cần giấy tờ gì")
    plain.get_by_text("Đánh giá câu trả lời vừa rồi").click()
    plain.get_by_label("Khá đúng (4)").check()
    plain.get_by_role("button", name="Gửi đánh giá").click()
    expect(plain.get_by_role("status")).to_contain_text("Cảm ơn")
    plain.get_by_text("Nói chuyện với cán bộ").click()
    plain.get_by_role("button", name="Ghi yêu cầu").click()
    expect(plain.locator("article.assistant").last).to_contain_text("gọi 1022")
    plain.get_by_text("Xoá dữ liệu của tôi").last.click()
    plain.get_by_role("button", name="Xoá hẳn").click()
    expect(plain.get_by_role("status")).to_contain_text("Đã xoá cuộc trò chuyện")
    expect(plain.locator("article")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_screen_nor_too_small_to_touch(chromium, site, width):
    page = chromium.new_page(viewport={"width": width, "height": 740}, base_url=site)
    page.goto("/chat")
    ask(page, "làm hộ chiếu mất bao lâu và lệ phí")
    for path in ("/chat", "/thu-tuc", "/thu-tuc/ho_chieu_pho_thong_trong_nuoc", "/thu-tuc/gone"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        assert page.evaluate(SMALL) == [], path
    page.close()
