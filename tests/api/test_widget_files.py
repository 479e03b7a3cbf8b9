"""The widget's files as the server gives them."""

import gzip
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "api/widget/static"


def test_the_loader_keeps_its_address_and_is_soon_asked_for_again(client):
    answer = client.get("/nhung.js")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "public, max-age=300"


@pytest.mark.parametrize("packing", ["gzip", "identity"])
def test_what_the_loader_names_is_there_for_a_year_packed_where_taken(client, packing):
    loader = client.get("/nhung.js").text
    names = re.findall(r"([\w.-]+\.(?:js|css|json)\?v=[0-9a-f]{12})", loader)
    assert len(names) == 5
    for name in names:
        answer = client.get(f"/static/widget/{name}", headers={"Accept-Encoding": packing})
        assert answer.content == (STATIC / "widget" / name.partition("?")[0]).read_bytes()
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers.get("content-encoding", "identity") == packing


def test_packing_makes_it_small(client):
    answer = client.get("/static/widget/tro-ly-tthc.js", headers={"Accept-Encoding": "gzip"})
    assert int(answer.headers["content-length"]) == len(gzip.compress(answer.content, mtime=0))


@pytest.mark.parametrize("name", ["none.js", "..%2f..%2fendpoints.py", "%00.js", "x.py"])
def test_no_other_file_is_given(client, name):
    assert client.get(f"/static/widget/{name}").status_code == 404


def test_the_page_of_the_frame_takes_its_options_as_text(client):
    page = client.get("/widget/khung", params={"loiChao": '"><script>', "khung": "iframe"})
    assert "data-loi-chao=" in page.text
    assert "<script>" not in page.text
    assert "data-khung" not in page.text
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
