"""Who is talking on the plain pages: told by a cookie, or, without cookies, by hidden fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import Response

from api.errors import Forbidden
from api.pages.forms import Fields

COOKIE = "conversation"
TRIAL = "cookies_work"
"""Set with the first page: its coming back tells that cookies are kept here."""
PATH = "/chat"
ID_FIELD, TOKEN_FIELD = "conversation", "token"
ID = re.compile(r"x?[0-9a-f]{24}")
TOKEN = re.compile(r"[\w-]{43}", re.ASCII)
SENT_FROM_ELSEWHERE = (
    "Biểu mẫu này được gửi từ trang khác nên không nhận. Anh/chị mở lại trang này."
)


@dataclass(frozen=True)
class Visitor:
    """The conversation that is open here, if there is one; `token` may be of one to be opened."""

    conversation_id: str | None
    token: str | None
    has_cookies: bool

    @property
    def hidden(self) -> dict[str, str]:
        """What the forms carry on where no cookie does."""
        if self.has_cookies or not self.conversation_id or not self.token:
            return {}
        return {ID_FIELD: self.conversation_id, TOKEN_FIELD: self.token}


def visitor_of(request: Request, fields: Fields) -> Visitor:
    conversation_id, _, token = request.cookies.get(COOKIE, "").partition(".")
    has_cookies = bool(conversation_id) or TRIAL in request.cookies
    if TOKEN.fullmatch(fields.get(TOKEN_FIELD, "")):
        conversation_id, token = fields.get(ID_FIELD, ""), fields[TOKEN_FIELD]
    is_known = ID.fullmatch(conversation_id) is not None
    is_token = TOKEN.fullmatch(token) is not None
    return Visitor(
        conversation_id if is_known and is_token else None, token if is_token else None, has_cookies
    )


def remember(response: Response, request: Request, conversation_id: str, token: str) -> None:
    """For as long as the browser is open; only these pages are ever told."""
    _set(response, request, COOKIE, f"{conversation_id}.{token}")


def try_cookies(response: Response, request: Request) -> None:
    _set(response, request, TRIAL, "1")


def forget(response: Response) -> None:
    response.delete_cookie(COOKIE, path=PATH, httponly=True, samesite="strict")


def refuse_other_sites(request: Request) -> None:
    """Raises Forbidden for a form that another site sent with its own words in it."""
    told = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if told is not None:
        is_own = told in ("same-origin", "none")
    else:
        is_own = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    if not is_own:
        raise Forbidden(SENT_FROM_ELSEWHERE)


def _set(response: Response, request: Request, name: str, value: str) -> None:
    is_secure = request.app.state.settings.base_url.startswith("https://")
    response.set_cookie(name, value, path=PATH, secure=is_secure, httponly=True, samesite="strict")
