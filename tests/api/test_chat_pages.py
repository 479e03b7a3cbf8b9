"""The chat as plain forms: with cookies and without, sent once or twice, refused, erased."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.tables import Conversation, Message, Rating

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
BOX = re.compile(r'<form action="/chat" method="post">.*?</form>', re.DOTALL)


def rows(app, table):
    with Session(app.state.engine, future=True) as session:
        return list(session.execute(select(table)).scalars())


def hidden_of(page: str) -> dict[str, str]:
    """The hidden fields of the form with the box, which is the last that asks."""
    return dict(HIDDEN.findall(BOX.findall(page)[-1]))


def typed_in(page: str) -> str:
    return unescape(re.search(r'<textarea id="text"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1])


def send(client, text, page=None, **more):
    """Fills in the form of the page (or of the first one) and sends it; follows to the answer."""
    page = page or client.get("/chat").text
    return client.post("/chat", data={**hidden_of(page), "text": text, **more})


@pytest.fixture
def without_cookies(app):
    """A browser that keeps no cookie."""
    with TestClient(app, raise_server_exceptions=False) as client:
        client.cookies.jar.set_policy(_NoCookies())
        yield client


class _NoCookies:
    netscape, rfc2965, hide_cookie2 = True, False, False

    def set_ok(self, cookie, request):
        return False

    def return_ok(self, cookie, request):
        return False

    def domain_return_ok(self, domain, request):
        return False

    def path_return_ok(self, path, request):
        return False


def test_the_first_page_asks_for_consent_unticked_and_needs_no_script(client):
    page = client.get("/chat")
    assert page.status_code == 200
    assert "<script" not in page.text
    assert '<input type="checkbox" name="consent" value="yes">' in page.text
    assert "Tối đa 4.000 ký tự" in page.text
    assert page.text.count('class="chip"') == 6
    assert page.headers["x-robots-tag"] == "noindex"
    assert page.headers["referrer-policy"] == "same-origin"
    assert "script-src" not in page.headers["content-security-policy"]


@pytest.mark.parametrize(("more", "kept"), [({"consent": "yes"}, 1), ({}, 0)])
def test_it_answers_with_consent_and_without(app, client, more, kept):
    sent = send(client, "khai sinh cần gì", **more)
    assert [step.status_code for step in sent.history] == [303]
    assert "khai sinh cần gì (2026-11-22)" in sent.text
    assert "Trợ lý ảo (AI)" in sent.text
    assert len(rows(app, Conversation)) == kept
    again = client.get("/chat").text
    assert again.count('<article class="turn') == 2


def test_the_cookie_is_only_for_these_pages(client):
    page = client.get("/chat").text
    client.follow_redirects = False
    sent = client.post("/chat", data={**hidden_of(page), "text": "khai sinh"})
    told = sent.headers["set-cookie"]
    assert sent.headers["location"] == "/chat#moi"
    assert "HttpOnly" in told
    assert "SameSite=strict" in told
    assert "Path=/chat" in told
    assert "token" not in sent.headers["location"]


def test_without_cookies_hidden_fields_carry_the_talk(app, without_cookies):
    client = without_cookies
    first = send(client, "một", consent="yes")
    assert first.status_code == 200
    assert first.history == []
    second = send(client, "hai", first.text)
    assert "một (2026-11-22)" in second.text
    assert "hai (2026-11-22)" in second.text
    assert len(rows(app, Conversation)) == 1
    assert len(rows(app, Message)) == 4


def test_with_cookies_no_page_shows_the_token(client):
    page = send(client, "một").text
    token = client.cookies["conversation"].partition(".")[2]
    assert len(token) == 43
    assert token not in page


@pytest.mark.parametrize("consent", [{}, {"consent": "yes"}])
def test_the_first_form_sent_many_times_at_once_is_answered_once(app, client, consent):
    page = client.get("/chat").text
    fields = {**hidden_of(page), "text": "khai sinh", **consent}
    with ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(client.post, "/chat", data=fields) for _ in range(8)]
    assert {item.result().status_code for item in sent} == {200}
    assert client.get("/chat").text.count('<article class="turn') == 2
    assert len(rows(app, Conversation)) == (1 if consent else 0)


def test_one_page_may_send_two_questions_once_each(client):
    page = send(client, "một").text
    for text in ("hai", "ba", "hai"):
        last = send(client, text, page)
    assert last.text.count('<article class="turn') == 6


def test_a_link_fills_the_box_and_sends_nothing(app, client):
    page = client.get("/chat", params={"hoi": 'lệ phí "khai sinh" <b>'}).text
    assert typed_in(page) == 'lệ phí "khai sinh" <b>'
    assert "<b>" not in page
    assert '<article class="turn' not in page
    assert app.state.unsaved_chats._talks == {}


def test_what_is_said_never_becomes_markup(client):
    page = send(client, "<script>alert(1)</script> <img src=x onerror=alert(1)>").text
    assert "<script" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_talk_about_a_procedure_begins_with_it(app, client):
    page = client.get("/chat", params={"thu-tuc": "1.001193"}).text
    assert 'value="Đăng ký khai sinh: Lệ phí bao nhiêu?"' in page
    send(client, "bao nhiêu tiền", page, consent="yes")
    [kept] = rows(app, Conversation)
    assert kept.state["procedure"] == "dang_ky_khai_sinh"
    assert client.get("/chat", params={"thu-tuc": "khong-co"}).status_code == 200


@pytest.mark.parametrize(
    ("text", "word"),
    [("", "chưa nhập"), ("x" * 4001, "dài quá"), ("???", "có chữ"), ("a\x00b", "ký tự hỏng")],
)
def test_what_is_refused_stays_in_the_box_with_the_reason(app, client, text, word):
    refused = send(client, text, consent="yes")
    assert refused.status_code == 422
    assert word in unescape(refused.text)
    assert typed_in(refused.text) == text
    assert 'value="yes" checked' in refused.text
    assert rows(app, Conversation) == []
    page = send(client, "một").text
    refused = send(client, text, page)
    assert typed_in(refused.text) == text
    assert refused.text.count('<article class="turn') == 2


def test_a_talk_that_is_gone_is_said_and_the_question_is_kept(app, client):
    page = send(client, "một").text
    app.state.unsaved_chats._talks.clear()
    lost = send(client, "hai", page)
    assert "không còn trên máy chủ" in lost.text
    assert typed_in(lost.text) == "hai"
    assert "hai (2026-11-22)" in send(client, "hai", lost.text).text


@pytest.mark.parametrize("cookie", ["", "x", "x.y", "." * 90, "x" + "0" * 24 + "." + "a" * 43])
def test_an_odd_cookie_opens_nothing(client, cookie):
    client.cookies.set("conversation", cookie, path="/chat")
    page = client.get("/chat")
    assert page.status_code == 200
    assert '<article class="turn' not in page.text


def test_asking_for_a_person_stands_in_the_talk_once(client):
    send(client, "một")
    for _ in range(2):
        page = client.post("/chat/can-bo", data={"reason": "gặp người"})
    assert page.status_code == 200
    assert page.text.count("Hiện chưa có cán bộ trực ở đây") == 1
    assert 'href="tel:1022"' in page.text


def test_an_answer_is_rated(app, client):
    page = send(client, "một", consent="yes").text
    message_id = re.search(r'name="message_id" value="([^"]+)"', page)[1]
    fields = {"message_id": message_id, "score": "4", "reason": "gọi 0908123456"}
    thanked = client.post("/chat/danh-gia", data=fields)
    assert "Cảm ơn anh/chị" in thanked.text
    [kept] = rows(app, Rating)
    assert (kept.message_id, kept.score, kept.reason) == (message_id, 4, "gọi [số điện thoại]")


@pytest.mark.parametrize("score", ["", "9", "năm"])
def test_a_rating_that_is_none_keeps_its_reason(app, client, score):
    send(client, "một", consent="yes")
    refused = client.post("/chat/danh-gia", data={"score": score, "reason": "vì sai"})
    assert refused.status_code == 422
    assert "chọn một mức" in refused.text
    assert '<textarea id="why" name="reason" rows="2">vì sai</textarea>' in refused.text
    assert rows(app, Rating) == []


def test_erasing_leaves_nothing_and_forgets_the_cookie(app, client):
    send(client, "một", consent="yes")
    erased = client.post("/chat/xoa")
    assert "Đã xoá cuộc trò chuyện" in erased.text
    assert rows(app, Conversation) == rows(app, Message) == []
    assert "conversation" not in client.cookies
    assert client.post("/chat/xoa").status_code == 200


def test_starting_anew_keeps_what_was_to_be_kept_and_drops_the_rest(app, client):
    send(client, "một", consent="yes")
    client.post("/chat/bat-dau-lai")
    assert len(rows(app, Conversation)) == 1
    send(client, "hai")
    assert len(app.state.unsaved_chats._talks) == 1
    page = client.post("/chat/bat-dau-lai").text
    assert app.state.unsaved_chats._talks == {}
    assert '<article class="turn' not in page


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
@pytest.mark.parametrize("path", ["", "/can-bo", "/danh-gia", "/xoa", "/bat-dau-lai"])
def test_a_form_of_another_site_is_refused(app, client, path, headers):
    send(client, "một", consent="yes")
    refused = client.post(f"/chat{path}", data={"text": "hai", "score": "1"}, headers=headers)
    assert refused.status_code == 403
    assert "trang khác" in refused.text
    assert len(rows(app, Message)) == 2


@pytest.mark.parametrize("path", ["/can-bo", "/danh-gia"])
def test_without_a_talk_there_is_nothing_to_rate_or_hand_over(client, path):
    refused = client.post(f"/chat{path}", data={"score": "5"})
    assert refused.status_code == 404
    assert refused.headers["content-type"].startswith("text/html")
