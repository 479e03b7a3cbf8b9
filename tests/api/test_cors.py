"""Which sites may call from a page of theirs, and what every answer tells the browser."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import read_origins

FRIEND = "https://dichvucong.binhduong.gov.vn"
OPENING = "/api/v1/conversations"
STRANGERS = [
    "null",
    "*",
    "https://evil.example",
    "http://dichvucong.binhduong.gov.vn",
    "https://dichvucong.binhduong.gov.vn.evil.example",
    "https://evil-dichvucong.binhduong.gov.vn",
    "https://x.dichvucong.binhduong.gov.vn",
    "https://binhduong.gov.vn",
    "https://gov.vn",
    "https://dichvucong.binhduong.gov.vn:8443",
    "https://dichvucong.binhduong.gov.vn/",
    "https://dichvucong.binhduong.gov.vn/a",
    "https://dichvucong.binhduong.gov.vn@evil.example",
    "https://user@dichvucong.binhduong.gov.vn",
    "HTTPS://DICHVUCONG.BINHDUONG.GOV.VN",
    "dichvucong.binhduong.gov.vn",
    "//dichvucong.binhduong.gov.vn",
    "file://",
    "chrome-extension://abcdefgh",
    "https://dichvucong.binhduong.gov.vn, https://evil.example",
]


@pytest.fixture
def client(settings, app):
    """An application that has one friend; it shares database and assistant with `app`."""
    friendly = create_app(replace(settings, allowed_origins=(FRIEND,)), lambda: app)
    friendly.state.live = app.state.live
    friendly.state.clock = app.state.clock
    return TestClient(friendly, raise_server_exceptions=False)


def cors_of(response):
    return {name for name in response.headers if name.startswith("access-control")}


def preflight(client, origin, path=OPENING, method="POST"):
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization,content-type,last-event-id",
    }
    return client.options(path, headers=asked)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_a_site_on_the_list_may_call(client, method):
    told = preflight(client, FRIEND, method=method)
    assert told.status_code == 204
    assert told.headers["access-control-allow-origin"] == FRIEND
    assert method in told.headers["access-control-allow-methods"]
    allowed = told.headers["access-control-allow-headers"].lower()
    assert {"authorization", "content-type", "last-event-id"} <= set(allowed.split(", "))
    assert "access-control-allow-credentials" not in told.headers
    opened = client.post(OPENING, json={}, headers={"Origin": FRIEND})
    assert opened.status_code == 201
    assert opened.headers["access-control-allow-origin"] == FRIEND
    assert "origin" in opened.headers["vary"].lower()


def test_a_refusal_can_be_read_by_a_site_on_the_list(client):
    refused = client.post(
        f"{OPENING}/nope/messages", json={"text": "a"}, headers={"Origin": FRIEND}
    )
    assert refused.status_code == 404
    assert refused.headers["access-control-allow-origin"] == FRIEND


@pytest.mark.parametrize("origin", STRANGERS)
def test_any_other_site_gets_no_cors_header(client, origin):
    assert len(STRANGERS) == 20
    assert cors_of(preflight(client, origin)) == set()
    assert cors_of(client.post(OPENING, json={}, headers={"Origin": origin})) == set()


def test_pages_are_nobody_elses(client):
    for path in ("/", "/checklists"):
        assert cors_of(client.get(path, headers={"Origin": FRIEND})) == set()
        assert cors_of(preflight(client, FRIEND, path)) == set()


def test_the_widgets_files_may_be_loaded_by_a_site_on_the_list(client):
    loaded = client.get("/static/portal.css", headers={"Origin": FRIEND})
    assert loaded.headers["access-control-allow-origin"] == FRIEND


def test_nobody_is_on_the_list_unless_told(app):
    with TestClient(app) as client:
        assert cors_of(preflight(client, FRIEND)) == set()


def test_the_list_is_read_from_words_with_commas():
    assert read_origins("") == ()
    assert read_origins(" https://A.gov.vn/ ,http://localhost:8080") == (
        "https://a.gov.vn",
        "http://localhost:8080",
    )


@pytest.mark.parametrize("listed", ["*", "null", "https://*.gov.vn", "https://a.vn/b", "a.gov.vn"])
def test_what_is_no_origin_stops_the_start(listed):
    with pytest.raises(ValueError, match="ALLOWED_ORIGINS"):
        read_origins(listed)


@pytest.mark.parametrize(
    "path", ["/", "/checklists", "/healthz", "/api/v1/procedures", "/static/portal.css", "/nothing"]
)
def test_every_answer_is_strict_unless_its_page_says_more(client, path):
    told = client.get(path).headers
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"]
    assert "default-src 'none'" in told["content-security-policy"]
    assert "frame-ancestors" in told["content-security-policy"]
    assert "unsafe" not in told["content-security-policy"]
