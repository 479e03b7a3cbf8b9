"""One conversation written to from several servers at once: nothing lost, nothing out of turn."""

import json
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from typing import cast

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from assistant import Assistant
from assistant.retrieval.search import Search
from procedures_kb import load_knowledge_base
from tests.api.conftest import NOW, echo
from tests.api.databases import both_databases

SERVERS, EACH = 3, 20
AGAIN = {"text": "gửi lại", "client_message_id": "the-same-from-each"}


base_of_the_process = lru_cache(load_knowledge_base)


@pytest.fixture(scope="module")
def processes():
    with ProcessPoolExecutor(SERVERS, mp_context=get_context("spawn")) as pool:
        yield pool


def serve_and_say(database_url, messages, headers, at):
    """In a process of its own, a whole application: what it answered to each message."""
    assistant = Assistant(base_of_the_process(), cast(Search, None), (("echo", echo),))
    settings = Settings(database_url=database_url)
    app = create_app(settings, lambda: assistant, clock=lambda: NOW)
    app.state.live.start().join()
    bodies = [{"text": f"máy {at} câu {number}"} for number in range(EACH)]
    with TestClient(app) as client:
        sent = [client.post(messages, json=body, headers=headers) for body in [AGAIN, *bodies]]
    return [(answer.status_code, answer.json()) for answer in sent]


@both_databases
def test_one_talk_from_several_servers_is_kept_whole_and_in_order(client, database_url, processes):
    opened = client.post("/api/v1/conversations", json={"consent": True}).json()
    url = f"/api/v1/conversations/{opened['conversation_id']}/messages"
    headers = {"Authorization": f"Bearer {opened['token']}"}
    servers = [
        processes.submit(serve_and_say, database_url, url, headers, at) for at in range(SERVERS)
    ]
    answers = [server.result(timeout=120) for server in servers]
    assert {status for said in answers for status, _ in said} == {201}
    firsts = {json.dumps(said[0][1], sort_keys=True) for said in answers}
    assert len(firsts) == 1  # the one reply to what every server was sent
    said = client.get(url, headers=headers).json()["messages"]
    turns = 1 + SERVERS * EACH
    assert [item["number"] for item in said] == list(range(1, 2 * turns + 1))
    assert [item["sender"] for item in said] == ["citizen", "assistant"] * turns
    for asked, answered in zip(said[::2], said[1::2]):
        assert answered["text"].startswith(asked["text"])
    counted = [item["reply"]["state"]["facts"]["turns"] for item in said[1::2]]
    assert counted == [str(turn) for turn in range(1, turns + 1)]
    for at in range(SERVERS):
        own = [item["text"] for item in said[::2] if item["text"].startswith(f"máy {at} ")]
        assert own == [f"máy {at} câu {number}" for number in range(EACH)]
