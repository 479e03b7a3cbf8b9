"""Asking for a person, saying how good an answer was, erasing what was said."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.tables import Conversation, Message, Rating
from tests.api.databases import both_databases


@pytest.fixture
def talk(conversation):
    """URL of the conversation itself, and its headers."""
    url, headers = conversation
    return url.removesuffix("/messages"), headers


def all_rows(app, table):
    with Session(app.state.engine, future=True) as session:
        return list(session.execute(select(table)).scalars())


def ratings_of(app):
    """Kept in the database, or with the talk in memory."""
    talks = app.state.unsaved_chats._talks.values()
    in_memory = [rating for talk in talks for rating in talk.ratings.values()]
    return [*all_rows(app, Rating), *in_memory]


def answer_id(client, talk):
    url, headers = talk
    reply = client.post(f"{url}/messages", json={"text": "khai sinh"}, headers=headers)
    return reply.json()["message_id"]


@both_databases
def test_asking_for_a_person_is_noted_once_and_said_honestly(client, talk):
    url, headers = talk
    first = client.post(f"{url}/handover", json={}, headers=headers)
    again = client.post(f"{url}/handover", json={"reason": "cần gặp người"}, headers=headers)
    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()
    assert first.json()["status"] == "waiting_for_operator"
    assert "1022" in first.json()["text"]
    assert "chưa có cán bộ trực" in first.json()["text"]
    transcript = client.get(f"{url}/messages", headers=headers).json()
    assert transcript["status"] == "waiting_for_operator"
    assert [item["message_id"] for item in transcript["messages"]] == [first.json()["message_id"]]


def test_who_waits_for_a_person_is_still_answered(client, talk):
    url, headers = talk
    client.post(f"{url}/handover", json={}, headers=headers)
    reply = client.post(f"{url}/messages", json={"text": "khai sinh"}, headers=headers)
    assert reply.json()["status"] == "answered"
    transcript = client.get(f"{url}/messages", headers=headers).json()
    assert transcript["status"] == "waiting_for_operator"
    assert [item["number"] for item in transcript["messages"]] == [1, 2, 3]


@both_databases
def test_the_reason_for_a_person_is_kept_masked(app, client):
    opened = client.post("/api/v1/conversations", json={"consent": True}).json()
    url = f"/api/v1/conversations/{opened['conversation_id']}"
    headers = {"Authorization": f"Bearer {opened['token']}"}
    body = {"reason": "gọi tôi số 0908 123 456"}
    assert client.post(f"{url}/handover", json=body, headers=headers).is_success
    [kept] = all_rows(app, Conversation)
    assert kept.handover_reason == "gọi tôi số [số điện thoại]"
    assert kept.handover_at is not None


@both_databases
def test_one_rating_an_answer_the_later_wins(app, client, talk):
    url, headers = talk
    message_id = answer_id(client, talk)
    for score, reason in ((2, "sai"), (5, "đúng rồi, gọi 0908123456")):
        body = {"message_id": message_id, "score": score, "reason": reason}
        response = client.post(f"{url}/rating", json=body, headers=headers)
        assert response.status_code == 200
    assert response.json() == {
        "message_id": message_id,
        "score": 5,
        "reason": "đúng rồi, gọi [số điện thoại]",
    }
    assert client.post(f"{url}/rating", json={"score": 4}, headers=headers).is_success
    kept = {(item.message_id, item.score) for item in ratings_of(app)}
    assert kept == {(message_id, 5), ("", 4)}


@both_databases
@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"score": 0}, 422),
        ({"score": 6}, 422),
        ({}, 422),
        ({"score": 5, "reason": "a\x00b"}, 422),
        ({"score": 5, "reason": "x" * 1001}, 422),
        ({"score": 5, "message_id": "nothing"}, 404),
        ({"score": 5, "message_id": "a\x00b"}, 404),
    ],
)
def test_what_is_no_rating_is_refused_in_words(app, client, talk, body, status):
    url, headers = talk
    response = client.post(f"{url}/rating", json=body, headers=headers)
    assert response.status_code == status
    assert response.json()["error"]["message"].endswith(".")
    assert ratings_of(app) == []


def test_half_a_character_in_a_reason_or_a_ward_is_refused(client, talk):
    url, headers = talk
    sent = {**headers, "Content-Type": "application/json"}
    for path, body in (
        (f"{url}/rating", b'{"score": 5, "reason": "\\ud800"}'),
        (f"{url}/handover", b'{"reason": "\\ud800"}'),
        (f"{url}/messages", b'{"text": "a", "client_message_id": "\\ud800"}'),
        ("/api/v1/conversations", b'{"ward": "\\u0000", "consent": true}'),
    ):
        assert client.post(path, content=body, headers=sent).status_code == 422


def test_ones_own_question_is_no_answer_to_rate(client, talk):
    url, headers = talk
    answer_id(client, talk)
    said = client.get(f"{url}/messages", headers=headers).json()["messages"][0]
    body = {"message_id": said["message_id"], "score": 1}
    assert client.post(f"{url}/rating", json=body, headers=headers).status_code == 404


@both_databases
def test_erasing_leaves_nothing_and_is_final(app, client, talk):
    url, headers = talk
    message_id = answer_id(client, talk)
    client.post(f"{url}/rating", json={"message_id": message_id, "score": 3}, headers=headers)
    erased = client.delete(url, headers=headers)
    assert erased.status_code == 204
    assert erased.content == b""
    assert [all_rows(app, table) for table in (Conversation, Message, Rating)] == [[], [], []]
    assert ratings_of(app) == []
    for response in (
        client.get(f"{url}/messages", headers=headers),
        client.post(f"{url}/messages", json={"text": "a"}, headers=headers),
        client.post(f"{url}/handover", json={}, headers=headers),
        client.delete(url, headers=headers),
    ):
        assert response.status_code == 404


@both_databases
def test_erasing_one_leaves_the_others(app, client):
    opened = [client.post("/api/v1/conversations", json={"consent": True}).json() for _ in "ab"]
    for item in opened:
        url = f"/api/v1/conversations/{item['conversation_id']}"
        headers = {"Authorization": f"Bearer {item['token']}"}
        client.post(f"{url}/messages", json={"text": "khai sinh"}, headers=headers)
    assert client.delete(url, headers=headers).status_code == 204
    assert [item.id for item in all_rows(app, Conversation)] == [opened[0]["conversation_id"]]
    with Session(app.state.engine, future=True) as session:
        assert session.execute(select(func.count(Message.id))).scalar() == 2


@pytest.mark.parametrize("call", ["handover", "rating", ""])
def test_a_wrong_token_neither_asks_rates_nor_erases(client, talk, call):
    url, _ = talk
    for headers in ({}, {"Authorization": "Bearer wrong"}):
        if call:
            response = client.post(f"{url}/{call}", json={"score": 5}, headers=headers)
        else:
            response = client.delete(url, headers=headers)
        assert response.status_code == 401


@both_databases
@pytest.mark.parametrize("unknown", ["nope", "x0", "%00", "a%00b", "%ED%A0%80", "x%F0%9F%91%B6"])
def test_an_odd_id_is_404_in_words(client, unknown):
    url = f"/api/v1/conversations/{unknown}"
    for response in (
        client.post(f"{url}/handover", json={}),
        client.post(f"{url}/rating", json={"score": 5}),
        client.delete(url),
    ):
        assert response.status_code == 404
        assert response.json()["error"]["message"]


@pytest.mark.parametrize(
    ("named", "known"),
    [
        ("dang_ky_ket_hon", "dang_ky_ket_hon"),
        ("1.001193", "dang_ky_khai_sinh"),
        ("khong_co", None),
        ("", None),
        ("a\x00b", None),
    ],
)
def test_a_talk_may_begin_about_the_procedure_of_the_page(app, client, named, known):
    opened = client.post("/api/v1/conversations", json={"consent": True, "procedure": named})
    assert opened.status_code == 201
    [kept] = all_rows(app, Conversation)
    assert kept.state["procedure"] == known
