from datetime import timedelta
from threading import Event
from typing import cast

from fastapi.testclient import TestClient

from api.app import create_app
from api.chat.store import UNSAVED_AT_MOST, UNSAVED_FOR, UnsavedChats
from api.migrate import migrate
from api.seeding import seed
from api.tables import Conversation
from assistant import Assistant, Status, Turn
from assistant.retrieval.search import Search
from tests.api.conftest import NOW, echo
from tests.api.databases import both_databases, on_postgresql


def test_unknown_pages_and_methods_answer_in_vietnamese_json(client):
    missing = client.get("/api/v1/nothing")
    assert missing.status_code == 404
    assert missing.json()["error"]["message"] == "Không có trang hoặc mục này."
    wrong = client.delete("/api/v1/procedures")
    assert wrong.status_code == 405
    assert wrong.json()["error"]["code"] == "method_not_allowed"


def test_health_and_readiness(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["procedures"] == 22


def test_until_the_assistant_is_there_citizens_are_told_to_wait(settings, kb):
    migrate(settings.database_url)
    go_on = Event()

    def build():
        go_on.wait(10)
        return Assistant(kb, cast(Search, None), (("echo", echo),))

    app = create_app(settings, build)
    with TestClient(app) as client:
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503
        early = client.post("/api/v1/conversations", json={"consent": True})
        assert early.status_code == 503
        assert "khởi động" in early.json()["error"]["message"]
        go_on.set()
        for _ in range(100):
            if client.get("/readyz").status_code == 200:
                break
        assert client.post("/api/v1/conversations", json={"consent": True}).status_code == 201


def test_a_step_that_breaks_still_gives_the_citizen_words(kb):
    def broken(context):
        raise KeyError("candidates")

    assistant = Assistant(kb, cast(Search, None), (("broken", broken),))
    answer = assistant.answer(Turn("xin chào", NOW.date()))
    assert answer.status is Status.ERROR
    assert "1022" in answer.text


def test_a_procedure_is_given_whole_as_of_a_day(client):
    today = client.get("/api/v1/procedures/dang_ky_khai_sinh").json()
    then = client.get("/api/v1/procedures/dang_ky_khai_sinh?as_of=2024-06-01").json()
    assert today["code"] == "1.001193"
    assert "cấp huyện" in then["authority"][0]["text"]
    assert all("cấp huyện" not in fact["text"] for fact in today["authority"])
    assert "open_questions" not in today


def test_procedures_are_listed_and_filtered_by_field(client):
    every = client.get("/api/v1/procedures").json()["procedures"]
    land = client.get("/api/v1/procedures?field=dat_dai").json()["procedures"]
    assert len(every) == 22
    assert {item["slug"] for item in land} == {
        "dang_ky_bien_dong_dat_dai",
        "cap_doi_cap_lai_gcn_qsdd",
    }
    assert client.get("/api/v1/procedures/khong_co").status_code == 404


def test_the_portal_page_allows_nothing_inline(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert 'lang="vi"' in page.text


@both_databases
def test_migrations_go_up_down_and_up_again(settings):
    for revision in ("head", "base", "head"):
        migrate(settings.database_url, revision)
    assert seed(settings.database_url) == 3
    assert seed(settings.database_url) == 0


@both_databases
def test_a_step_down_and_up_again_loses_no_message(client, app, settings):
    opened = client.post("/api/v1/conversations", json={"consent": True}).json()
    url = f"/api/v1/conversations/{opened['conversation_id']}"
    headers = {"Authorization": f"Bearer {opened['token']}"}
    client.post(f"{url}/messages", json={"text": "khai sinh"}, headers=headers)
    client.post(f"{url}/rating", json={"score": 5}, headers=headers)
    before = client.get(f"{url}/messages", headers=headers).json()
    assert len(before["messages"]) == 2
    app.state.engine.dispose()
    for revision in ("-1", "head"):
        migrate(settings.database_url, revision)
    assert client.get(f"{url}/messages", headers=headers).json() == before
    assert client.delete(url, headers=headers).status_code == 204


@on_postgresql
def test_a_database_that_is_away_is_said_and_found_again(client, postgres):
    opened = client.post("/api/v1/conversations", json={"consent": True}).json()
    url = f"/api/v1/conversations/{opened['conversation_id']}/messages"
    headers = {"Authorization": f"Bearer {opened['token']}"}
    assert client.post(url, json={"text": "một"}, headers=headers).status_code == 201
    with postgres.stopped():
        away = client.post(url, json={"text": "hai"}, headers=headers)
        assert away.status_code == 503
        assert "1022" in away.json()["error"]["message"]
        unsaved = client.post("/api/v1/conversations", json={"consent": False})
        assert unsaved.status_code == 201
    assert client.post(url, json={"text": "ba"}, headers=headers).status_code == 201
    said = client.get(url, headers=headers).json()["messages"]
    assert [item["text"] for item in said[::2]] == ["một", "ba"]


def test_unsaved_conversations_are_forgotten_in_time_and_in_number():
    chats = UnsavedChats()

    def add(name, moment):
        chats.add_conversation(Conversation(id=name, created_at=moment))

    add("old", NOW)
    add("new", NOW + UNSAVED_FOR + timedelta(minutes=1))
    assert chats.find_conversation("old") is None
    assert chats.find_conversation("new") is not None
    for at in range(UNSAVED_AT_MOST):
        add(f"n{at}", NOW + UNSAVED_FOR + timedelta(minutes=2))
    assert chats.find_conversation("new") is None
