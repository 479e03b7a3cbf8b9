"""`/api/v1/procedures`: list or search; one whole, as of a day, with its sources."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api.clock import Now
from api.errors import NotFound
from api.live import CurrentLive
from procedures_kb import Procedure, procedure_as_json

router = APIRouter(prefix="/api/v1/procedures", tags=["Thủ tục"])


@router.get("", summary="Danh sách hoặc tìm thủ tục")
def list_procedures(
    live: CurrentLive,
    query: Annotated[str, Query(max_length=500, description="Tìm theo lời người dân.")] = "",
    field: Annotated[str, Query(max_length=40, description="Khoá lĩnh vực.")] = "",
) -> dict[str, Any]:
    found = live.assistant.find(query) if query.strip() else live.assistant.kb.edited.values()
    chosen = [procedure for procedure in found if field in ("", procedure.field)]
    return {"procedures": [_summary(procedure) for procedure in chosen]}


@router.get("/{slug}", summary="Một thủ tục, đầy đủ")
def read_procedure(
    slug: str,
    live: CurrentLive,
    now: Now,
    as_of: Annotated[date | None, Query(description="Theo quy định của ngày này.")] = None,
) -> dict[str, Any]:
    procedure = live.assistant.kb.procedures.get(slug)
    if procedure is None:
        raise NotFound("Không có thủ tục này trong cơ sở dữ liệu.", slug)
    return procedure_as_json(procedure, as_of or now.date())


def _summary(procedure: Procedure) -> dict[str, str]:
    return {
        "slug": procedure.slug,
        "code": procedure.code,
        "title": procedure.name,
        "field": procedure.field,
        "summary": procedure.summary,
    }
