"""A conversation followed over Server-Sent Events, on a real server."""

import json
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from time import sleep

import httpx
import pytest
from sqlalchemy.event import listen

from api.chat import events
from tests.api.databases import both_databases


@pytest.fixture(autouse=True)
def look_often(monkeypatch):
    monkeypatch.setattr(events, "LOOK_EVERY_SECONDS", 0.05)


@pytest.fixture(params=[True, False], ids=["saved", "unsaved"])
def talk(request, address):
    """URL and headers of a new conversation on the real server."""
    opened = httpx.post(f"{address}/api/v1/conversations", json={"consent": request.param}).json()
    url = f"{address}/api/v1/conversations/{opened['conversation_id']}"
    return url, {"Authorization": f"Bearer {opened['token']}"}


def say(talk, *texts):
    url, headers = talk
    for text in texts:
        assert httpx.post(f"{url}/messages", json={"text": text}, headers=headers).is_success


def read(talk, wanted, *, most_bytes=10**9, last="", after=0):
    """Events until `wanted` of them are whole, the stream ends, or so many bytes have come."""
    url, headers = talk
    query = {"after": after} if after else {}
    got = b""
    with httpx.stream(
        "GET", f"{url}/events", params=query, headers={**headers, "Last-Event-ID": last}, timeout=10
    ) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        for piece in response.iter_raw():
            got += piece[: most_bytes - len(got)]
            if len(got) >= most_bytes or len(parsed(got)) >= wanted:
                break
    return parsed(got)


def parsed(raw):
    """Whole events only: a half one is what a cut leaves."""
    *whole, _ = raw.decode("utf-8", "replace").split("\n\n")
    found = []
    for part in whole:
        lines = dict(line.split(": ", 1) for line in part.split("\n"))
        if "event" in lines:
            found.append((lines["event"], lines.get("id"), json.loads(lines["data"])))
    return found


def test_what_was_said_comes_first_then_the_status(talk):
    say(talk, "khai sinh cần gì")
    url, headers = talk
    transcript = httpx.get(f"{url}/messages", headers=headers).json()["messages"]
    seen = read(talk, 3)
    assert [name for name, _, _ in seen] == ["message", "message", "status"]
    assert [number for _, number, _ in seen[:2]] == ["1", "2"]
    assert [data for _, _, data in seen[:2]] == transcript
    assert seen[2][2] == {"status": "open"}


@both_databases
def test_what_is_said_later_is_pushed(talk):
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read, talk, 3)
        sleep(0.3)
        say(talk, "lệ phí")
        seen = reading.result(timeout=10)
    assert [name for name, _, _ in seen] == ["status", "message", "message"]


@pytest.mark.parametrize(
    ("last", "after", "numbers"),
    [("2", 0, ["3", "4"]), ("", 3, ["4"]), ("3", 1, ["4"]), ("odd", 2, ["3", "4"])],
)
def test_the_last_event_seen_resumes(talk, last, after, numbers):
    say(talk, "một", "hai")
    seen = read(talk, len(numbers) + 1, last=last, after=after)
    assert [number for name, number, _ in seen if name == "message"] == numbers


def test_a_stream_cut_anywhere_loses_and_doubles_nothing(talk):
    say(talk, *(f"câu {at}" for at in range(10)))
    url, headers = talk
    transcript = httpx.get(f"{url}/messages", headers=headers).json()["messages"]
    chance, seen, last = random.Random(7), [], ""
    while len(seen) < len(transcript):
        left = len(transcript) - len(seen) + 1  # and the status
        for name, number, data in read(talk, left, most_bytes=chance.randint(40, 2500), last=last):
            if name == "message":
                seen.append(data)
                last = number
    assert seen == transcript


def test_asking_for_a_person_is_seen_by_who_follows(talk):
    url, headers = talk
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read, talk, 3)
        sleep(0.3)
        httpx.post(f"{url}/handover", json={}, headers=headers)
        seen = reading.result(timeout=10)
    assert [name for name, _, _ in seen] == ["status", "message", "status"]
    assert seen[2][2] == {"status": "waiting_for_operator"}


@both_databases
def test_the_stream_ends_when_the_talk_is_erased(talk):
    url, headers = talk
    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read, talk, 99)
        sleep(0.3)
        assert httpx.delete(url, headers=headers).status_code == 204
        seen = reading.result(timeout=10)
    assert [name for name, _, _ in seen] == ["status", "closed"]


def test_a_heartbeat_comes_while_nothing_is_said(talk, monkeypatch):
    monkeypatch.setattr(events, "HEARTBEAT_SECONDS", 0.1)
    url, headers = talk
    with httpx.stream("GET", f"{url}/events", headers=headers, timeout=5) as response:
        lines = (line for line in response.iter_lines() if line.startswith(":"))
        assert next(lines) == ": still here"
    assert events.HEARTBEAT_SECONDS < 20


def test_many_idle_streams_hold_no_thread_and_no_connection(app, talk, monkeypatch):
    monkeypatch.setattr(events, "LOOK_EVERY_SECONDS", 30)
    url, headers = talk
    held = Counter()
    listen(app.state.engine, "checkout", lambda *_: held.update(now=1, ever=1))
    listen(app.state.engine, "checkin", lambda *_: held.update(now=-1))
    with ExitStack() as stack, httpx.Client(limits=httpx.Limits(max_connections=200)) as many:
        for _ in range(60):  # the pool has 40 threads
            stream = stack.enter_context(many.stream("GET", f"{url}/events", headers=headers))
            assert next(stream.iter_text())
        sleep(0.3)
        assert held["now"] == 0
        say(talk, "vẫn trả lời")


def test_only_its_token_follows_a_talk(talk, address):
    url, _ = talk
    assert httpx.get(f"{url}/events").status_code == 401
    for unknown in ("nope", "x0", "%00", "a%00b", "\u1ecb", "x%F0%9F%91%B6"):
        response = httpx.get(f"{address}/api/v1/conversations/{unknown}/events")
        assert response.status_code == 404
        assert response.json()["error"]["message"]


@both_databases
def test_a_reply_comes_in_parts_to_who_asks_for_a_stream(talk):
    url, headers = talk
    body = {"text": "khai sinh cần gì", "client_message_id": "a"}
    accept = {**headers, "Accept": "text/event-stream"}
    streamed = httpx.post(f"{url}/messages", json=body, headers=accept)
    assert streamed.status_code == 201
    whole = httpx.post(f"{url}/messages", json=body, headers=headers).json()
    parts = parsed(streamed.content)
    assert parts[0] == ("start", None, {**whole, "blocks": []})
    assert [data for name, _, data in parts if name == "block"] == whole["blocks"]
    assert parts[-1] == ("reply", None, whole)


def test_a_refusal_to_who_asks_for_a_stream_is_plain_json(talk):
    url, headers = talk
    accept = {**headers, "Accept": "text/event-stream"}
    response = httpx.post(f"{url}/messages", json={"text": " "}, headers=accept)
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "bad_message"
