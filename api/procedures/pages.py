"""`/thu-tuc`: the procedures as public pages that people and search engines can read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from urllib.parse import quote
from xml.sax.saxutils import escape

from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from api.clock import Now
from api.errors import NotFound
from api.live import CurrentLive
from api.pages.render import OPEN, pages_in, route_of
from api.procedures.described import described
from api.procedures.listed import PATH, listed
from api.procedures.structured import government_service

HERE = Path(__file__).parent
STATIC = HERE / "static"
UNKNOWN = "Không có thủ tục này. Anh/chị tìm theo tên ở trang danh sách thủ tục."
MOVED = 308
LONGEST_QUERY = 500
ROBOTS = "User-agent: *\nDisallow: /api/\nAllow: /\n\nSitemap: {base}/sitemap.xml\n"
SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>\n'
)

PAGES = pages_in(HERE / "templates", {**OPEN, "Cache-Control": "public, max-age=300"})
PAGES.templates.env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
router = APIRouter(include_in_schema=False, route_class=route_of(PAGES))


@router.get(PATH)
def read_list(
    request: Request,
    live: CurrentLive,
    tim: Annotated[str, Query(max_length=LONGEST_QUERY)] = "",
    field: Annotated[str, Query(alias="linh-vuc", max_length=120)] = "",
    number: Annotated[int, Query(alias="trang", ge=1, le=10**6)] = 1,
) -> Response:
    shown = listed(live.assistant, tim.strip(), field, number)
    fields = live.assistant.kb.fields
    told = {
        "shown": shown,
        "fields": sorted(fields.items(), key=lambda item: item[1]),
        "field_name": fields.get(field, ""),
        "canonical": _base(request) + shown.page(shown.number),
    }
    return PAGES.show(request, "list.html", told)


@router.get("/sitemap.xml")
def sitemap(request: Request, live: CurrentLive) -> Response:
    base = _base(request)
    paths = [PATH, *(f"{PATH}/{quote(slug)}" for slug in live.assistant.kb.procedures)]
    urls = "\n".join(f"<url><loc>{escape(base + path)}</loc></url>" for path in paths)
    return Response(SITEMAP.format(urls=urls), media_type="application/xml")


@router.get("/robots.txt")
def robots(request: Request) -> Response:
    return PlainTextResponse(ROBOTS.format(base=_base(request)))


@router.get(PATH + "/{slug}")
def read_procedure(slug: str, request: Request, live: CurrentLive, now: Now) -> Response:
    """By its slug; its code on the portal leads there."""
    kb = live.assistant.kb
    procedure = kb.find(slug)
    if procedure is None:
        raise NotFound(UNKNOWN)
    if procedure.slug != slug:
        return RedirectResponse(f"{PATH}/{procedure.slug}", MOVED)
    told = described(procedure, kb, now.date())
    url = f"{_base(request)}{PATH}/{slug}"
    service = government_service(told, url)
    return PAGES.show(
        request, "procedure.html", {"told": told, "canonical": url, "service": service}
    )


def _base(request: Request) -> str:
    url: str = request.app.state.settings.base_url
    return url
