"""The pages without a script: questions, list, ticks, words where something is wrong."""

import re
from html import unescape

import pytest

from api.pages.forms import MOST_BYTES
from tests.api.checklists.conftest import BIRTH, CASE, USUAL

PAGE = f"/thu-tuc/{BIRTH}/giay-to-cua-toi"
FORM = {"content-type": "application/x-www-form-urlencoded"}


def fields(**more):
    return {**{f"facts.{key}": value for key, value in USUAL.items()}, **more}


@pytest.fixture(autouse=True)
def no_redirects(client):
    client.follow_redirects = False


def tick(client, code, **more):
    version = client.get(f"/api/v1/checklists/{code}").json()["version"]
    return client.post(f"/checklists/{code}", data={"version": str(version), **more})


def test_one_question_a_page_with_unknown_among_the_answers(client):
    page = client.get(PAGE).text
    assert "Bé thuộc trường hợp nào?" in page
    assert page.count('<button class="answer') == 4
    assert 'value="unknown"' in page
    assert "<script" not in page


def test_an_answer_leads_to_the_next_question_and_can_be_changed(client):
    page = client.get(PAGE, params={"facts.child": "usual"}).text
    assert "Bé có giấy chứng sinh" in page
    assert "change=child" in page
    changing = client.get(PAGE, params={"facts.child": "usual", "change": "child"}).text
    assert "đang chọn" in changing
    assert 'name="facts.child" value="usual"' in changing
    assert 'type="hidden" name="facts.child"' not in changing


def test_changing_an_answer_drops_those_it_rules_out(client):
    page = unescape(client.get(PAGE, params=fields(**{"facts.child": "abandoned"})).text)
    assert "Cha mẹ bé đã đăng ký kết hôn chưa?" not in page


def test_the_list_can_be_seen_before_every_question_is_answered(client):
    page = client.get(PAGE, params={"list": "1"}).text
    assert "Có thể cần" in page
    assert "Trả lời tiếp: Bé thuộc trường hợp nào?" in page


def test_a_list_is_saved_by_a_form_once_however_often_it_is_sent(client):
    data = fields(client_key="key-of-this-page")
    first, again = client.post(PAGE, data=data), client.post(PAGE, data=data)
    assert first.status_code == again.status_code == 303
    assert first.headers["location"] == again.headers["location"]
    page = client.get(first.headers["location"])
    assert "Giấy chứng sinh" in page.text


def test_papers_are_ticked_by_a_form(client, saved):
    answer = tick(client, saved, **{"have.giay_chung_sinh": "on", "have.to_khai_khai_sinh": "on"})
    assert answer.status_code == 303
    page = client.get(f"/checklists/{saved}").text
    assert re.search(r'name="have\.to_khai_khai_sinh" checked', page)
    assert "Đủ" in page or "đủ" in page
    tick(client, saved)
    assert " checked" not in client.get(f"/checklists/{saved}").text


def test_ticks_keep_the_answers_of_the_interview(client, saved):
    tick(client, saved)
    assert client.get(f"/api/v1/checklists/{saved}").json()["facts"] == USUAL


def test_a_saved_list_takes_a_changed_answer_and_keeps_its_ticks(client, saved):
    data = fields(code=saved, **{"facts.parents": "not_married_with_father"})
    assert client.post(PAGE, data=data).headers["location"] == f"/checklists/{saved}"
    told = client.get(f"/api/v1/checklists/{saved}").json()
    assert told["facts"]["parents"] == "not_married_with_father"
    assert told["held"]["giay_chung_sinh"]["have"] is True
    assert client.post(PAGE.replace("khai_sinh", "ket_hon"), data=data).status_code == 404


def test_ticks_of_an_older_page_are_not_taken_over_newer_ones(client, saved):
    tick(client, saved, **{"have.giay_chung_sinh": "on"})
    late = client.post(f"/checklists/{saved}", data={"version": "1"})
    assert late.status_code == 409
    assert "vừa được đổi ở nơi khác" in late.text
    assert re.search(r'name="have\.giay_chung_sinh" checked', late.text)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"filed_on": "31/11/2026"}, "ngày phải có thật"),
        ({"ward": "Paris"}, "Không tìm thấy nơi này"),
        ({"ward": "P. Hiệp Thành, TP Thủ Dầu Một"}, "Địa bàn này nay gồm"),
        ({"have.giay_chung_sinh": "on", "issued.giay_chung_sinh": "2027-01-01"}, "ngày cấp"),
        ({"way": "pigeon"}, "cách nộp"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(client, saved, wrong, words):
    answer = tick(client, saved, **{"have.to_khai_khai_sinh": "on", **wrong})
    page = unescape(answer.text)
    assert answer.status_code == 422
    assert words in page or "Tên này có thể" in page
    assert re.search(r'name="have\.to_khai_khai_sinh" checked', page)
    assert all(value in page for name, value in wrong.items() if name in ("ward", "filed_on"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"ward": "Paris"},
        {"filed_on": "mai"},
        {"facts.parents": "x"},
        {"events.ngay-cuoi": "2026-01-01"},
    ],
)
def test_a_link_with_something_wrong_keeps_the_rest(client, wrong):
    good = {"facts.child": "usual", "facts.birth_paper": "has", "events.ngay-sinh": "2026-10-03"}
    answer = client.get(PAGE, params={**good, **wrong, "list": "1"})
    assert answer.status_code == 422
    assert "Con sinh ra bình thường" in answer.text
    assert 'value="2026-10-03"' in answer.text


def test_pages_allow_nothing_but_their_own_style_and_pictures(client, saved):
    for path in (PAGE, f"/checklists/{saved}", f"/checklists/{saved}?kho=a4", "/checklists"):
        page = client.get(path)
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'; style-src 'self'" in policy
        assert "unsafe" not in policy
        assert "script-src" not in policy
        assert " style=" not in page.text
        assert "<style" not in page.text
        assert page.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("payload", ['"><img src=x onerror=alert(1)>', "<script>alert(1)</script>"])
def test_what_is_typed_is_escaped_everywhere(client, saved, payload):
    typed = {"ward": payload, "filed_on": payload, "facts.child": payload, payload: payload}
    for answer in (
        client.get(PAGE, params=typed),
        client.get(PAGE, params={**typed, "list": payload, "code": payload, "change": payload}),
        tick(client, saved, **typed),
        client.get("/checklists", params={"code": "x"}),
        client.post(PAGE, data=typed),
    ):
        assert "<img src=x" not in answer.text
        assert "<script>" not in answer.text


def test_a_code_typed_in_leads_to_its_list_and_never_elsewhere(client, saved):
    assert "Mở danh sách" in client.get("/checklists").text
    opened = client.get("/checklists", params={"code": f" {saved.lower()} "})
    assert opened.headers["location"] == f"/checklists/{saved.lower()}"
    away = client.get("/checklists", params={"code": "//evil.example/x"})
    assert away.headers["location"].startswith("/checklists/%2F%2Fevil")


def test_refusals_are_pages_in_vietnamese(client):
    for answer in (
        client.get("/thu-tuc/khong_co/giay-to-cua-toi"),
        client.get("/checklists/AAAAA-AAAAB"),
    ):
        assert answer.status_code == 404
        assert 'lang="vi"' in answer.text
    large = client.post(PAGE, content=b"x=" + b"a" * MOST_BYTES, headers=FORM)
    many = client.post(PAGE, content=b"&".join([b"a=b"] * 1000), headers=FORM)
    assert (large.status_code, many.status_code) == (413, 413)
    assert "quá lớn" in large.text
    assert (
        client.post(PAGE, content=b"\xff\xfe=%00&facts.child=%ED", headers=FORM).status_code == 422
    )


def test_a_past_day_is_said_with_what_is_different_today(client):
    page = unescape(client.get(PAGE, params=fields(as_of="2024-06-01")).text)
    assert "Theo quy định áp dụng ngày 01/06/2024" in page
    assert "Khác với hôm nay" in page


def test_every_procedure_has_its_pages(client, kb):
    for slug in kb.edited:
        page = f"/thu-tuc/{slug}/giay-to-cua-toi"
        assert client.get(page, params={"list": "1"}).status_code == 200
        code = client.post("/api/v1/checklists", json={"slug": slug, "held": {}}).json()["code"]
        for part in ("", "?kho=a4", "?kho=80", ".pdf", ".png"):
            assert client.get(f"/checklists/{code}{part}").status_code == 200, (slug, part)


def test_the_saved_page_says_what_is_held_wrongly(client):
    paper = "giay_y_te_kha_nang_nhan_thuc"
    case = {"slug": "dang_ky_ket_hon", "facts": {"couple": "foreigner"}}
    held = {paper: {"have": True, "issued_on": "2026-03-02"}}
    code = client.post("/api/v1/checklists", json={**case, "held": held}).json()["code"]
    page = unescape(client.get(f"/checklists/{code}").text)
    assert 'class="standing expired"' in page
    assert 'value="2026-03-02"' in page
    assert CASE["filed_on"] not in page
