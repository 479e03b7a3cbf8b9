"""Is the process up, and can it answer."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import text

from api.db import DbSession
from api.live import CurrentLive

router = APIRouter(tags=["Vận hành"])


@router.get("/healthz", summary="Tiến trình còn chạy")
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz", summary="Đã trả lời được chưa")
def readyz(live: CurrentLive, session: DbSession, response: Response) -> dict[str, Any]:
    """503 until model, index and database can answer."""
    session.execute(text("SELECT 1"))
    response.status_code = 200 if live.is_ready else 503
    procedures = len(live.assistant.kb.procedures) if live.is_ready else 0
    return {"ready": live.is_ready, "database": True, "procedures": procedures}
