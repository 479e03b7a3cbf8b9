"""`/`: the demo portal; `/nhung.js` and `/widget/khung`: the widget on other sites."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import Response
from fastapi.templating import Jinja2Templates

from api.errors import NotFound

HERE = Path(__file__).parent
STATIC = HERE / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
A_YEAR = "public, max-age=31536000, immutable"
FIVE_MINUTES = "public, max-age=300"
OWN_ONLY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " base-uri 'none'; form-action 'self'"
)
PORTAL_POLICY = f"{OWN_ONLY}; frame-ancestors 'none'"
NO_FILE = "Không có tệp này."
FRAME_OPTIONS = {
    "thuTuc": "thu-tuc",
    "viTri": "vi-tri",
    "loiChao": "loi-chao",
    "ngonNgu": "ngon-ngu",
}
"""The loader's names of data-* attributes, as they travel and as they are written in HTML."""

router = APIRouter(include_in_schema=False)
templates = Jinja2Templates(directory=HERE / "templates")


@router.get("/")
def demo_portal(request: Request) -> Response:
    headers = {"Content-Security-Policy": PORTAL_POLICY}
    return templates.TemplateResponse(request, "portal.html", headers=headers)


@router.get("/nhung.js")
def loader(accept_encoding: Annotated[str, Header()] = "") -> Response:
    """Its address never changes, so browsers soon ask for it again: it takes only files of its own
    build, and after an upgrade the server has others."""
    return _file(STATIC / "nhung.js", FIVE_MINUTES, accept_encoding)


@router.get("/static/widget/{name}")
def built_file(name: str, accept_encoding: Annotated[str, Header()] = "") -> Response:
    """What the loader brings, named with its version."""
    path = STATIC / "widget" / name
    if path.parent != STATIC / "widget" or path.suffix not in KINDS or not path.is_file():
        raise NotFound(NO_FILE)
    return _file(path, A_YEAR, accept_encoding)


@router.get("/widget/khung")
def frame(
    request: Request,
    host: Annotated[str, Query(alias="goc", max_length=200)] = "",
) -> Response:
    """The widget alone, for a frame on a site of the list; on any other it is not shown."""
    own = str(request.base_url).rstrip("/")
    is_known = host in (own, *request.app.state.settings.allowed_origins)
    ancestors = host if is_known else "'none'"
    given = request.query_params
    options = {name: given[key] for key, name in FRAME_OPTIONS.items() if key in given}
    return templates.TemplateResponse(
        request,
        "frame.html",
        {"host": host if is_known else "", "options": options},
        headers={"Content-Security-Policy": f"{OWN_ONLY}; frame-ancestors {ancestors}"},
    )


def _file(path: Path, cache: str, accept_encoding: str) -> Response:
    content, packed = _read(path, path.stat().st_mtime_ns)
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    if "gzip" in accept_encoding:
        headers["Content-Encoding"] = "gzip"
        content = packed
    return Response(content, media_type=KINDS[path.suffix], headers=headers)


@lru_cache(maxsize=16)
def _read(path: Path, changed: int) -> tuple[bytes, bytes]:
    """As it is and packed; `changed` makes a newer file be read again."""
    content = path.read_bytes()
    return content, gzip.compress(content, mtime=0)
