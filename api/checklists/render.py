"""The plain pages: their headers, what every template knows, and words where a page can't be."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute
from fastapi.templating import Jinja2Templates
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from api.checklists import wording
from api.checklists.codes import shown
from api.errors import WORDS, AppError
from assistant import UNKNOWN, day_month_year, say

HERE = Path(__file__).parent
STATIC = HERE / "static"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
        " form-action 'self'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
"""Who has a page's address has the list: it is kept nowhere and told to nobody."""
BUSY = 503

logger = logging.getLogger(__name__)
templates = Jinja2Templates(directory=HERE / "templates")
templates.env.globals.update(say=say, shown=shown, UNKNOWN=UNKNOWN)
templates.env.filters.update(
    day=day_month_year,
    details=wording.details,
    why=wording.why,
    marks=wording.marks,
    in_brackets=wording.in_brackets,
    government_url=wording.government_url,
)


def page(request: Request, template: str, told: dict[str, Any], status_code: int = 200) -> Response:
    return templates.TemplateResponse(
        request, template, told, status_code=status_code, headers=HEADERS
    )


def refusal(request: Request, status_code: int, message: str) -> Response:
    return page(request, "refusal.html", {"message": message}, status_code)


class PageRoute(APIRoute):
    """Answers with a page also where it refuses: people read it, not programs."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def handle_or_refuse(request: Request) -> Response:
            try:
                return await handle(request)
            except AppError as error:
                return refusal(request, error.status_code, str(error))
            except RequestValidationError:
                return refusal(request, 422, WORDS[422][1])
            except HTTPException as error:
                return refusal(request, error.status_code, WORDS[error.status_code][1])
            except OperationalError as error:
                logger.error("database: %s", type(error.orig).__name__)
                return refusal(request, BUSY, WORDS[BUSY][1])

        return handle_or_refuse
