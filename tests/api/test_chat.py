import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.tables import Conversation, Message
from tests.api.databases import both_databases


def count(app, table) -> int:
    with Session(app.state.engine, future=True) as session:
        return session.execute(select(func.count()).select_from(table)).scalar()


def test_opening_gives_an_id_a_token_and_a_greeting(client):
    response = client.post("/api/v1/conversations", json={"consent": True})
    assert response.status_code == 201
    opened = response.json()
    assert len(opened["token"]) >= 40
    assert "trợ lý ảo" in opened["greeting"]


def test_the_token_itself_is_not_kept(app, client):
    token = client.post("/api/v1/conversations", json={"consent": True}).json()["token"]
    with Session(app.state.engine, future=True) as session:
        [kept] = session.execute(select(Conversation.token_hash)).scalars()
    assert kept != token
    assert len(kept) == 64


@both_databases
def test_a_turn_is_answered_and_both_messages_are_kept_in_order(client, conversation):
    url, headers = conversation
    reply = client.post(url, json={"text": "khai sinh cần gì"}, headers=headers)
    assert reply.status_code == 201
    assert reply.json()["status"] == "answered"
    said = client.get(url, headers=headers).json()["messages"]
    assert [item["sender"] for item in said] == ["citizen", "assistant"]
    assert [item["number"] for item in said] == [1, 2]
    assert said[1]["reply"] == reply.json()


@both_databases
def test_state_is_carried_from_turn_to_turn(client, conversation):
    url, headers = conversation
    client.post(url, json={"text": "một"}, headers=headers)
    reply = client.post(url, json={"text": "hai"}, headers=headers).json()
    assert reply["state"] == {
        "procedure": "dang_ky_khai_sinh",
        "facts": {"turns": "2"},
        "asking": None,
        "question": None,
    }


@both_databases
def test_the_same_client_message_id_gives_the_same_reply_and_adds_nothing(client, conversation):
    url, headers = conversation
    body = {"text": "khai sinh cần gì", "client_message_id": "a1"}
    first = client.post(url, json=body, headers=headers).json()
    again = client.post(url, json=body, headers=headers).json()
    assert again == first
    assert len(client.get(url, headers=headers).json()["messages"]) == 2


@both_databases
def test_the_same_message_twenty_times_at_once_is_stored_once(client, conversation):
    url, headers = conversation
    body = {"text": "khai sinh cần gì", "client_message_id": "a1"}
    with ThreadPoolExecutor(20) as pool:
        posts = [pool.submit(client.post, url, json=body, headers=headers) for _ in range(20)]
    replies = {json.dumps(post.result().json(), sort_keys=True) for post in posts}
    assert {post.result().status_code for post in posts} == {201}
    assert len(replies) == 1
    assert len(client.get(url, headers=headers).json()["messages"]) == 2


@both_databases
def test_many_messages_at_once_are_numbered_without_a_gap(client, conversation):
    url, headers = conversation
    with ThreadPoolExecutor(8) as pool:
        posts = [
            pool.submit(client.post, url, json={"text": f"câu {at}"}, headers=headers)
            for at in range(24)
        ]
    assert {post.result().status_code for post in posts} == {201}
    said = client.get(url, headers=headers).json()["messages"]
    assert [item["number"] for item in said] == list(range(1, 49))
    assert [item["sender"] for item in said] == ["citizen", "assistant"] * 24


@both_databases
def test_the_transcript_can_be_read_from_a_place_on(client, conversation):
    url, headers = conversation
    for text in ("một", "hai"):
        client.post(url, json={"text": text}, headers=headers)
    said = client.get(url, params={"after": 2}, headers=headers).json()["messages"]
    assert [item["number"] for item in said] == [3, 4]


def test_as_of_is_the_day_the_turn_is_answered_for(client, conversation):
    url, headers = conversation
    body = {"text": "lệ phí", "as_of": "2024-06-01"}
    assert "2024-06-01" in client.post(url, json=body, headers=headers).json()["text"]
    assert "2026-11-22" in client.post(url, json={"text": "x"}, headers=headers).json()["text"]


def test_without_consent_nothing_reaches_the_database(app, client):
    opened = client.post("/api/v1/conversations", json={"consent": False}).json()
    url = f"/api/v1/conversations/{opened['conversation_id']}/messages"
    headers = {"Authorization": f"Bearer {opened['token']}"}
    assert client.post(url, json={"text": "khai sinh"}, headers=headers).status_code == 201
    assert count(app, Conversation) == 0
    assert count(app, Message) == 0


def test_silence_is_not_consent(app, client):
    client.post("/api/v1/conversations", json={})
    assert count(app, Conversation) == 0


@both_databases
def test_identity_numbers_are_masked_at_rest(client, conversation):
    url, headers = conversation
    client.post(url, json={"text": "căn cước 079203001234, gọi 0908 123 456"}, headers=headers)
    said = client.get(url, headers=headers).json()["messages"][0]["text"]
    assert said == "căn cước [số căn cước], gọi [số điện thoại]"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "chưa nhập"),
        ("   \n ", "chưa nhập"),
        ("x" * 10_000, "dài quá"),
        ("👶🍼❤️", "có chữ"),
        ("?!...", "có chữ"),
        ("khai\x00 sinh", "ký tự hỏng"),
        ("\u0301" * 3_000, "có chữ"),
        ("\u200b\u200b", "có chữ"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_loses_nothing(
    client, conversation, text, word
):
    url, headers = conversation
    client.post(url, json={"text": "khai sinh cần gì"}, headers=headers)
    before = client.get(url, headers=headers).json()
    response = client.post(url, json={"text": text}, headers=headers)
    assert response.status_code == 422
    assert word in response.json()["error"]["message"]
    assert client.get(url, headers=headers).json() == before
    assert client.post(url, json={"text": "lệ phí"}, headers=headers).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[1, 2",
        b"\xff\xfe\x00",
        b'{"text": "\xc3\x28"}',
        b'{"text": "\\ud800"}',
        b'{"text": 5}',
        b'{"text": ["a"]}',
        b'{"text": "a", "as_of": "hom qua"}',
        b'{"text": "a", "client_message_id": ""}',
        b'"text"',
        b"null",
        b"[" * 1000,
        b"NaN",
    ],
    ids=range(14),
)
def test_a_body_that_is_no_message_is_refused_in_vietnamese(client, conversation, body):
    url, headers = conversation
    response = client.post(url, content=body, headers={**headers, **JSON})
    if body == b'{"text": 5}':  # a number is read as its digits
        assert response.status_code == 201
        return
    assert 400 <= response.status_code < 500
    assert response.json()["error"]["message"].endswith(".")
    assert client.get(url, headers=headers).json()["messages"] == []


JSON = {"Content-Type": "application/json"}


@both_databases
def test_an_unknown_conversation_is_404_in_words(client):
    for conversation_id in ("nope", "x" + "0" * 24, "0" * 24, "%00", "a/../b"):
        response = client.post(
            f"/api/v1/conversations/{conversation_id}/messages", json={"text": "a"}
        )
        assert response.status_code == 404
        assert response.json()["error"]["message"]


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": ""}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic eA=="}],
)
def test_a_wrong_token_opens_nothing(client, conversation, headers):
    url, _ = conversation
    for response in (
        client.post(url, json={"text": "a"}, headers=headers),
        client.get(url, headers=headers),
    ):
        assert response.status_code == 401
        assert response.json()["error"]["code"] == "unauthorized"


@both_databases
def test_another_conversations_token_opens_nothing(client):
    one, two = (
        client.post("/api/v1/conversations", json={"consent": True}).json() for _ in range(2)
    )
    url = f"/api/v1/conversations/{one['conversation_id']}/messages"
    headers = {"Authorization": f"Bearer {two['token']}"}
    assert client.get(url, headers=headers).status_code == 401
