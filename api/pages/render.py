"""A feature's plain pages: their templates and headers, and words where a page can't be."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute
from fastapi.templating import Jinja2Templates
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from api.errors import WORDS, AppError
from api.pages.small_print import government_url, marks
from assistant import day_month_year, say

HERE = Path(__file__).parent
STATIC = HERE / "static"
BUSY = 503
OPEN = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
        " form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""For pages that are everybody's."""
NEVER_KEPT = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
PRIVATE = {**OPEN, **NEVER_KEPT, "Referrer-Policy": "no-referrer"}
"""Who has a page's address has what is on it: it is kept nowhere and told to nobody."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pages:
    """A feature's own templates, before those all share."""

    templates: Jinja2Templates
    headers: Mapping[str, str]

    def show(
        self, request: Request, template: str, told: dict[str, Any], status_code: int = 200
    ) -> Response:
        return self.templates.TemplateResponse(
            request, template, told, status_code=status_code, headers=dict(self.headers)
        )

    def refuse(self, request: Request, status_code: int, message: str) -> Response:
        told = {"message": message}
        response = self.show(request, "refusal.html", told, status_code)
        response.headers.update(NEVER_KEPT)
        return response


def pages_in(folder: Path, headers: Mapping[str, str] = PRIVATE) -> Pages:
    templates = Jinja2Templates(directory=[folder, HERE / "templates"])
    templates.env.globals.update(say=say)
    templates.env.filters.update(day=day_month_year, marks=marks, government_url=government_url)
    return Pages(templates, headers)


def route_of(pages: Pages) -> type[APIRoute]:
    """Answers with a page also where it refuses: people read it, not programs."""

    class PageRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handle = super().get_route_handler()

            async def handle_or_refuse(request: Request) -> Response:
                try:
                    return await handle(request)
                except AppError as error:
                    return pages.refuse(request, error.status_code, str(error))
                except RequestValidationError:
                    return pages.refuse(request, 422, WORDS[422][1])
                except HTTPException as error:
                    return pages.refuse(request, error.status_code, WORDS[error.status_code][1])
                except OperationalError as error:
                    logger.error("database: %s", type(error.orig).__name__)
                    return pages.refuse(request, BUSY, WORDS[BUSY][1])

            return handle_or_refuse

    return PageRoute
