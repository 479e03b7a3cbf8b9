"""What every answer tells the browser, unless the page itself says it more exactly."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSP = "content-security-policy"
USUAL = {
    CSP: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
OWN_SCRIPTS = ("/docs", "/redoc")
"""The framework's pages about the API bring scripts of their own."""


class SafeHeaders:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_scripts = scope["path"].startswith(OWN_SCRIPTS)

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in USUAL.items():
                    if not (has_scripts and name == CSP):
                        headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_safely)
