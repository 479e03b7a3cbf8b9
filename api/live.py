"""The base and the assistant built on it; loaded while the server already listens."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Annotated, TypeAlias

from fastapi import Depends, Request

from api.errors import Unavailable
from assistant import Assistant, AssistantApart

STARTING = "Trợ lý đang khởi động, khoảng nửa phút nữa là dùng được. Cần gấp xin gọi 1022."
FAILED = "Trợ lý chưa khởi động được. Vui lòng gọi 1022 để được hướng dẫn."
AnyAssistant: TypeAlias = "Assistant | AssistantApart"


class Live:
    """What answers now; replaced whole, never changed in place."""

    def __init__(self, build: Callable[[], AnyAssistant]) -> None:
        self._build = build
        self._assistant: AnyAssistant | None = None
        self._failed = False

    def start(self) -> Thread:
        """Builds on a thread of its own, so that /healthz answers meanwhile."""
        thread = Thread(target=self._load, name="load-assistant", daemon=True)
        thread.start()
        return thread

    def end(self) -> None:
        AssistantApart.end_all()

    @property
    def is_ready(self) -> bool:
        return self._assistant is not None

    @property
    def assistant(self) -> AnyAssistant:
        """Raises Unavailable with words for the citizen until the assistant is there."""
        if self._assistant is None:
            raise Unavailable(FAILED if self._failed else STARTING)
        return self._assistant

    def _load(self) -> None:
        try:
            self._assistant = self._build()
        finally:  # what it raised is shown by the thread; the citizen reads FAILED
            self._failed = self._assistant is None


async def get_live(request: Request) -> Live:
    live: Live = request.app.state.live
    return live


CurrentLive = Annotated[Live, Depends(get_live)]
