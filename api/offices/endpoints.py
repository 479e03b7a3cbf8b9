"""`/api/v1/offices`: an old or new address → today's ward → who receives the dossier there."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from api.clock import Now
from api.errors import BadMessage, NotFound
from api.live import CurrentLive, Live
from api.offices.replies import offices_of
from api.offices.schemas import OfficesOut
from assistant import UnknownPlace, is_readable, resolve
from procedures_kb import Procedure

router = APIRouter(prefix="/api/v1/offices", tags=["Nơi nộp"])

UNREADABLE = "Anh/chị ghi phường, xã nơi mình ở (tên cũ hay mới đều được)."
UNKNOWN_PLACE = (
    "Không tìm thấy nơi này. Anh/chị ghi lại tên phường, xã kèm quận, huyện hoặc tỉnh,"
    " hoặc gọi 1022."
)
UNKNOWN_PROCEDURE = "Không có thủ tục này trong cơ sở dữ liệu."


@router.get("", summary="Nộp ở đâu: từ địa chỉ cũ hoặc mới")
def find_offices(
    live: CurrentLive,
    now: Now,
    query: Annotated[str, Query(max_length=300, description="Địa chỉ cũ hoặc mới.")],
    procedure: Annotated[str, Query(max_length=120, description="Tên ngắn của thủ tục.")] = "",
    as_of: Annotated[date | None, Query(description="Theo quy định của ngày này.")] = None,
) -> OfficesOut:
    if not is_readable(query):
        raise BadMessage(UNREADABLE)
    known = _procedure(procedure, live)
    place = resolve(query)
    if isinstance(place, UnknownPlace):
        raise NotFound(UNKNOWN_PLACE, query)
    return offices_of(place, known, as_of or now.date())


def _procedure(slug: str, live: Live) -> Procedure | None:
    known = live.assistant.kb.procedures.get(slug) if slug else None
    if slug and known is None:
        raise NotFound(UNKNOWN_PROCEDURE, slug)
    return known
