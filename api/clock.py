"""The time here: the only place that reads the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Annotated

from fastapi import Depends, Request

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""No summer time since 1975: a fixed offset is the zone."""

Clock = Callable[[], datetime]


def vietnam_now() -> datetime:
    return datetime.now(VIETNAM)


async def get_now(request: Request) -> datetime:
    now: datetime = request.app.state.clock()
    return now


Now = Annotated[datetime, Depends(get_now)]
