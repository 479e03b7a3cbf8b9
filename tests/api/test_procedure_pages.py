"""The public pages of procedures: whole, findable, readable by programs."""

import json
import re
from dataclasses import fields, replace
from html import unescape
from typing import cast
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.migrate import migrate
from assistant import Assistant
from assistant.retrieval.search import Search
from procedures_kb import in_force, load_knowledge_base
from procedures_kb.model import Fact, Fee, FilingWay, Paper
from tests.api.conftest import NOW, echo
from tests.records import make_record, run_import, write_records

SLUGS = sorted(load_knowledge_base().edited)
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TOLD = ("authority", "online", "steps", "who_may_apply", "conditions", "result", "penalties")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
KNOWN_TO_SCHEMA_ORG = {
    "@context", "@type", "@id", "url", "name", "alternateName", "description", "identifier",
    "serviceType", "sameAs", "areaServed", "provider", "availableChannel", "offers",
}  # fmt: skip


def page_of(client, slug):
    response = client.get(f"/thu-tuc/{slug}")
    assert response.status_code == 200
    return response.text


def words_of(page):
    """What is read: no markup, every run of spaces one space."""
    body = DATA.sub("", page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def service_of(page):
    [data] = DATA.findall(page)
    return json.loads(data)


def capital(words):
    return words[:1].upper() + words[1:]


@pytest.fixture
def with_portal(settings, tmp_path):
    """A base with records of the portal beside the edited procedures."""
    records = [make_record(code=f"9.{at:06}", title=f"Cấp giấy số {at}") for at in range(60)]
    run_import(write_records(tmp_path / "records", *records), tmp_path / "imported.sqlite")
    kb = load_knowledge_base(imported=tmp_path / "imported.sqlite")
    migrate(settings.database_url)
    assistant = Assistant(kb, cast(Search, None), (("echo", echo),))
    app = create_app(settings, lambda: assistant, clock=lambda: NOW)
    app.state.live.start().join()
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client, kb


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_tells_every_fact_in_force(client, kb, slug):
    procedure, said = kb.edited[slug], words_of(page_of(client, slug))
    assert procedure.name in said
    assert procedure.summary in said
    for name in TOLD:
        for fact in in_force(cast("tuple[Fact, ...]", getattr(procedure, name)), NOW.date()):
            assert " ".join(capital(fact.text).split()) in said
    for paper in in_force(procedure.papers, NOW.date()):
        assert isinstance(paper, Paper)
        assert " ".join(paper.name.split()) in said
    for fee in in_force(procedure.fees, NOW.date()):
        assert isinstance(fee, Fee)
        assert " ".join(fee.label.split()) in said
    for way in in_force(procedure.ways, NOW.date()):
        assert isinstance(way, FilingWay)
        assert " ".join(capital(way.text).split()) in said


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_unsure_says_so(client, kb, slug):
    procedure, page = kb.edited[slug], page_of(client, slug)
    told = [
        fact
        for name in ("fees", "times", "authority", "papers", "legal_basis")
        for fact in in_force(getattr(procedure, name), NOW.date())
        if fact.confidence.value != "sourced"
        and (name != "legal_basis" or kb.binds_on(fact.text, NOW.date()))
    ]
    assert page.count('class="mark unsure"') >= len(told)
    assert "chưa được biên tập viên kiểm chứng" in page


@pytest.mark.parametrize("slug", SLUGS)
def test_programs_read_a_government_service(client, kb, slug, settings):
    page, procedure = page_of(client, slug), kb.edited[slug]
    service, url = service_of(page), f"{settings.base_url}/thu-tuc/{slug}"
    assert service.keys() <= KNOWN_TO_SCHEMA_ORG
    assert service["@context"] == "https://schema.org"
    assert service["@type"] == "GovernmentService"
    assert service["url"] == service["@id"] == url
    assert service["name"] == procedure.name
    assert service["identifier"] == procedure.code
    assert service["provider"]["@type"] == "GovernmentOrganization"
    assert service["provider"]["name"]
    assert {item["@type"] for item in service["availableChannel"]} == {"ServiceChannel"}
    sums = [fee.amount for fee in in_force(procedure.fees, NOW.date()) if fee.amount is not None]
    assert [item["price"] for item in service.get("offers", [])] == sums
    assert {item["priceCurrency"] for item in service.get("offers", [])} <= {"VND"}


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_names_itself_and_leads_on(client, slug, settings):
    page = page_of(client, slug)
    assert f'<link rel="canonical" href="{settings.base_url}/thu-tuc/{slug}">' in page
    assert 40 < len(unescape(re.search(r'name="description" content="([^"]+)"', page)[1])) <= 301
    assert f'href="/chat?thu-tuc={slug}"' in page
    assert "noindex" not in page
    for slug_linked in re.findall(r'href="/thu-tuc/([^"/?]+)"', page):
        assert slug_linked in SLUGS


def test_pages_allow_no_script_and_may_be_kept_a_while(client):
    headers = client.get(f"/thu-tuc/{SLUGS[0]}").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"]
    assert headers["cache-control"] == "public, max-age=300"
    assert "x-robots-tag" not in headers


def test_a_value_cannot_close_the_data_block(app, client, kb):
    live = app.state.live.assistant
    slug = SLUGS[0]
    odd = replace(kb.edited[slug], summary='</script><script>alert(1)</script> & "x"')
    app.state.live._assistant = replace(live, kb=kb.with_procedure(odd))
    page = page_of(client, slug)
    assert page.count("<script") == 1
    assert service_of(page)["description"].startswith('</script><script>alert(1)</script> & "x"')


def test_a_code_leads_to_the_page(client):
    client.follow_redirects = False
    moved = client.get("/thu-tuc/1.001193")
    assert moved.status_code == 308
    assert moved.headers["location"] == "/thu-tuc/dang_ky_khai_sinh"


@pytest.mark.parametrize("slug", ["khong-co", "%00", "..%2f..", "9.999999", "%F0%9F%91%B6"])
def test_what_there_is_not_is_told_on_a_page(client, slug):
    gone = client.get(f"/thu-tuc/{slug}")
    assert gone.status_code == 404
    if gone.headers["content-type"].startswith("text/html"):
        assert "Không có thủ tục này" in gone.text
        assert gone.headers["cache-control"] == "no-store"
        assert gone.headers["x-robots-tag"] == "noindex"
    else:
        assert slug == "..%2f.."


def test_the_list_has_all_edited_ones_by_field(client, kb):
    page = client.get("/thu-tuc").text
    assert {slug for slug in SLUGS if f'href="/thu-tuc/{slug}"' in page} == set(SLUGS)
    land = client.get("/thu-tuc", params={"linh-vuc": "dat_dai"}).text
    shown = set(re.findall(r'href="/thu-tuc/([^"]+)"', land))
    assert shown == {slug for slug in SLUGS if kb.edited[slug].field == "dat_dai"}
    assert "Không có thủ tục nào" in client.get("/thu-tuc", params={"linh-vuc": "<b>"}).text


def test_a_page_beyond_the_last_is_the_last_and_an_odd_number_is_refused(client):
    assert client.get("/thu-tuc?trang=999").status_code == 200
    for number in ("0", "-1", "x", "99999999999"):
        refused = client.get(f"/thu-tuc?trang={number}")
        assert refused.status_code == 422
        assert refused.headers["content-type"].startswith("text/html")


def test_crawlers_are_told_of_every_page(client, settings):
    robots = client.get("/robots.txt").text
    assert f"Sitemap: {settings.base_url}/sitemap.xml" in robots
    tree = ElementTree.fromstring(client.get("/sitemap.xml").text)
    urls = [item.text for item in tree.iter(SITEMAP)]
    assert urls == [
        f"{settings.base_url}/thu-tuc",
        *(f"{settings.base_url}/thu-tuc/{slug}" for slug in load_knowledge_base().edited),
    ]


def test_the_portals_records_have_pages_that_say_what_they_are(with_portal):
    client, kb = with_portal
    assert len(kb.imported) == 60
    page = page_of(client, "dvc_9_000007")
    assert "chưa biên tập" in page
    assert "Theo Cổng Dịch vụ công quốc gia, bản ghi" in page
    assert service_of(page)["identifier"] == "9.000007"
    assert "giay-to-cua-toi" not in page


def test_the_portals_records_are_listed_a_page_at_a_time(with_portal):
    client, kb = with_portal
    seen = []
    for number in (1, 2):
        page = client.get("/thu-tuc", params={"trang": number}).text
        seen.append(set(re.findall(r'href="/thu-tuc/(dvc_[^"]+)"', page)))
    assert list(map(len, seen)) == [50, 10]
    assert seen[0] | seen[1] == set(kb.imported)
    assert "trang=2" in client.get("/thu-tuc").text
    sitemap = client.get("/sitemap.xml").text
    assert sitemap.count("<loc>") == 1 + len(SLUGS) + 60


def test_no_field_of_a_procedure_is_forgotten_here(kb):
    """A new field of the base must be told, or left out on purpose."""
    told = {*TOLD, "papers", "fees", "times", "deadlines", "ways", "exemptions", "pitfalls"}
    told |= {"changes", "faq", "legal_basis", "related", "name", "summary", "code", "field"}
    told |= {"level", "place", "source_url", "everyday_names", "verified_on", "snapshot", "slug"}
    left_out = {"asked_as", "review_by", "verified_by", "questions", "variants", "open_questions"}
    left_out |= {"missing", "edition", "decision"}
    known = {entry.name for entry in fields(next(iter(kb.edited.values())))}
    assert known == told | left_out
