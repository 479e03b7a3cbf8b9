"""The shapes of checklists over HTTP. Nothing else is taken: a list holds no personal data."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, Extra, Field, validator

from procedures_kb import Way

FIRST_YEAR, LAST_YEAR = 1900, 2100
MAX_PLACE = 200
CLIENT_KEY = r"^[A-Za-z0-9_-]{8,64}$"


def _sensible(day: date | None) -> date | None:
    if day is not None and not FIRST_YEAR <= day.year < LAST_YEAR:
        raise ValueError(f"not in {FIRST_YEAR} to {LAST_YEAR}")
    return day


class Strict(BaseModel):
    class Config:
        extra = Extra.forbid


class HeldIn(Strict):
    have: bool
    copy_kind: str | None = Field(None, max_length=20, description="Loại bản đang có.")
    issued_on: date | None = Field(None, description="Ngày cấp.")

    _days = validator("issued_on", allow_reuse=True)(_sensible)


class CaseIn(Strict):
    """One citizen's case: keys of the base and days, no words of one's own but the place."""

    facts: dict[str, str] = Field({}, description="Câu hỏi → câu trả lời; “unknown” là chưa rõ.")
    held: dict[str, HeldIn] | None = Field(None, description="Giấy đang có, theo khoá của giấy.")
    as_of: date | None = Field(None, description="Theo quy định của ngày này.")
    way: Way | None = Field(None, description="Cách nộp.")
    ward: str | None = Field(None, max_length=MAX_PLACE, description="Phường, xã, cũ hay mới.")
    filed_on: date | None = Field(None, description="Ngày nộp hồ sơ.")
    event_days: dict[str, date] = Field({}, description="Ngày của việc mà hạn được tính từ đó.")

    _days = validator("as_of", "filed_on", allow_reuse=True)(_sensible)
    _event_days = validator("event_days", each_item=True, allow_reuse=True)(_sensible)


class SaveIn(CaseIn):
    slug: str = Field(..., max_length=120)
    client_key: str | None = Field(
        None, regex=CLIENT_KEY, description="Gửi lại cùng khoá thì không lưu thêm."
    )


class ChangeIn(CaseIn):
    """The whole case anew; `version` is that of the list which was changed."""

    version: int = Field(..., ge=1)


class SavedOut(BaseModel):
    code: str
    url: str
    version: int
    expires_on: date


class QuestionOut(BaseModel):
    key: str
    ask: str
    help: str | None
    answers: dict[str, str] = Field(..., description="Có cả “unknown”: chưa rõ.")


class ChecklistOut(BaseModel):
    """`question` is null where no answer would change the list any more."""

    facts: dict[str, str]
    question: QuestionOut | None
    checklist: dict[str, Any]
    readiness: dict[str, Any] | None
    dates: dict[str, Any]
    receiving: dict[str, Any] | None
    rule_changes: list[str] = Field(..., description="Ngày khác hôm nay: quy định khác ở đâu.")


class SavedChecklistOut(ChecklistOut):
    code: str
    url: str
    version: int
    saved_on: date
    expires_on: date
    held: dict[str, HeldIn] | None
    changed_since: list[str] = Field(..., description="Nội dung đã đổi từ ngày lưu.")
