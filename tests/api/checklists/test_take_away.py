"""What a saved list becomes: PDF, calendar, QR, print pages. Each is read back."""

import re
import zlib
from datetime import date, timedelta
from io import BytesIO

import icalendar
from PIL import Image

from api.checklists.qr import SCALE, qr_matrix
from tests.api.checklists.conftest import BIRTH, CASE, USUAL

URL = "/api/v1/checklists"
BORDER = 4
FONT_OR_STRING = re.compile(rb"/F(\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\) ?Tj", re.DOTALL)
ESCAPED = {b"r": b"\r", b"n": b"\n"}


def save(client, **case):
    return client.post(URL, json={"slug": BIRTH, "facts": USUAL, **case}).json()["code"]


def text_of(pdf):
    """The words of a PDF, through the map from glyphs to letters that each of its fonts has."""
    streams = [
        zlib.decompress(raw) if raw[:1] == b"x" else raw
        for raw in re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    ]
    maps = [dict(_letters(item)) for item in streams if b"beginbf" in item]
    pages = [item for item in streams if b" Tf" in item]
    return "".join(_said(page, maps) for page in pages)


def _said(page, maps):
    said, letters = "", {}
    for font, shown in FONT_OR_STRING.findall(page):
        letters = maps[int(font) - 1] if font else letters
        said += "".join(letters.get(code, "�") for code in _codes(shown))
    return said


def _letters(cmap):
    for glyph, letter in re.findall(rb"<(\w{4})> <(\w{4,8})>\n", cmap):
        yield int(glyph, 16), bytes.fromhex(letter.decode()).decode("utf-16-be")


def _codes(shown):
    plain = re.sub(rb"\\(.)", lambda found: ESCAPED.get(found[1], found[1]), shown, flags=re.DOTALL)
    return [int.from_bytes(plain[at : at + 2], "big") for at in range(0, len(plain), 2)]


def test_the_text_of_the_pdf_is_vietnamese_and_can_be_read_back(client, saved):
    answer = client.get(f"/checklists/{saved}.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    text = text_of(answer.content)
    for words in (
        "Đăng ký khai sinh",
        saved,
        "Giấy chứng sinh",
        "Vì cha mẹ đã đăng ký kết hôn",
        "Tổng cộng: 0 đồng",
        "Trung tâm Phục vụ hành chính công phường Thủ Dầu Một",
        "60/2014/QH13",
        "Trang 1/",
        "Chưa được biên tập viên kiểm chứng".lower(),
    ):
        assert words in text or words in text.lower(), words
    assert "�" not in text
    assert answer.content.count(b"/Type /Page\n") >= 2


def test_every_procedure_fits_on_few_pages_and_has_every_letter(client, kb):
    for slug in kb.edited:
        code = save(client, slug=slug, facts={}, held={})
        pdf = client.get(f"/checklists/{code}.pdf").content
        assert "�" not in text_of(pdf), slug
        assert pdf.count(b"/Type /Page\n") <= 8, slug


def test_the_calendar_holds_result_deadline_and_alarms(client, saved):
    answer = client.get(f"/checklists/{saved}.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.content)
    events = {str(event["uid"]).split("-", 1)[1].split("@")[0]: event for event in calendar.events}
    assert set(events) == {"result-0", "deadline-0-ngay-sinh"}
    deadline = events["deadline-0-ngay-sinh"]
    assert deadline.decoded("dtstart") == date(2026, 12, 2)
    assert deadline.decoded("dtend") == date(2026, 12, 3)
    assert str(deadline["summary"]) == "Hạn chót: Đi đăng ký khai sinh cho con"
    assert saved in str(deadline["description"])
    assert f"/checklists/{saved}" in str(deadline["url"])
    for event in calendar.events:
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") == -timedelta(days=1)
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))


def test_the_end_of_a_paper_is_in_the_calendar_and_moves_with_its_version(client):
    paper = "giay_y_te_kha_nang_nhan_thuc"
    held = {paper: {"have": True, "issued_on": "2026-08-31"}}
    case = {"slug": "dang_ky_ket_hon", "facts": {"couple": "foreigner"}}
    code = save(client, **case, held=held)

    def event():
        (only,) = icalendar.Calendar.from_ical(client.get(f"/checklists/{code}.ics").content).events
        return only

    before = event()
    assert before.decoded("dtstart") == date(2027, 2, 28)
    held[paper]["issued_on"] = "2026-09-15"
    change = {"facts": case["facts"], "held": held, "version": 1}
    assert client.put(f"{URL}/{code}", json=change).status_code == 200
    assert event()["uid"] == before["uid"]
    assert event()["sequence"] > before["sequence"]
    assert event().decoded("dtstart") == date(2027, 3, 15)


def test_without_any_day_there_is_no_calendar_and_no_link_to_one(client):
    code = save(client)
    assert client.get(f"/checklists/{code}.ics").status_code == 404
    assert ".ics" not in client.get(f"/checklists/{code}").text


def test_the_qr_picture_is_that_of_the_lists_address(client, saved):
    answer = client.get(f"/checklists/{saved}.png")
    assert answer.headers["content-type"] == "image/png"
    picture = Image.open(BytesIO(answer.content)).convert("L")
    matrix = qr_matrix(client.get(f"{URL}/{saved}").json()["url"])
    side = len(matrix)
    assert picture.size == ((side + 2 * BORDER) * SCALE,) * 2
    middle = SCALE // 2
    drawn = [
        [
            picture.getpixel(((x + BORDER) * SCALE + middle, (y + BORDER) * SCALE + middle)) < 128
            for x in range(side)
        ]
        for y in range(side)
    ]
    assert drawn == matrix
    assert matrix != qr_matrix("http://127.0.0.1:8000/checklists/another")


def test_print_pages_hold_the_list_for_both_papers(client, saved):
    a4 = client.get(f"/checklists/{saved}?kho=a4").text
    strip = client.get(f"/checklists/{saved}?kho=80").text
    assert 'class="a4"' in a4
    assert 'class="strip"' in strip
    for page in (a4, strip):
        assert saved in page
        assert "Giấy chứng sinh" in page
        assert "✓" in page
        assert f"/checklists/{saved}.png" in page
        assert CASE["filed_on"] not in page
