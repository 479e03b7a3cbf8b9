"""Which other sites may call the API from a page of theirs: those on the list, and no other.

The framework's own middleware answers a site that is not on the list with some CORS headers all the
same, and in English; here such a site gets none.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN_PATHS = ("/api/v1/", "/static/", "/nhung.js")
"""The API, and the widget's own files, which a page elsewhere loads as modules."""
METHODS = "GET, POST, PUT, DELETE"
ASKED_HEADERS = "Accept, Authorization, Content-Type, Last-Event-ID"
REMEMBERED_SECONDS = "600"


class Cors:
    """No cookie is ever allowed: the chat's token travels in a header."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self._app = app
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(OPEN_PATHS):
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        origin = asked.get("origin", "")
        if scope["method"] == "OPTIONS" and "access-control-request-method" in asked:
            await Response(None, 204, self._preflight(origin))(scope, receive, send)
            return

        async def send_with_origin(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._allowed(origin))
                headers.add_vary_header("Origin")
            await send(message)

        await self._app(scope, receive, send_with_origin)

    def _allowed(self, origin: str) -> dict[str, str]:
        return {"Access-Control-Allow-Origin": origin} if origin in self._origins else {}

    def _preflight(self, origin: str) -> dict[str, str]:
        allowed = self._allowed(origin)
        if not allowed:
            return {"Vary": "Origin"}
        return {
            **allowed,
            "Access-Control-Allow-Methods": METHODS,
            "Access-Control-Allow-Headers": ASKED_HEADERS,
            "Access-Control-Max-Age": REMEMBERED_SECONDS,
            "Vary": "Origin",
        }
