"""The shapes of the public chat API."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, Field

MAX_TEXT = 4000
PLAIN = "^[^\x00\ud800-\udfff]*$"
"""No null character and no half of one: PostgreSQL and UTF-8 take neither."""


class ConversationIn(BaseModel):
    locale: str = Field("vi", regex="^(vi|en)$")
    ward: str | None = Field(
        None, max_length=120, regex=PLAIN, description="Phường, xã của người hỏi."
    )
    procedure: str | None = Field(
        None,
        max_length=120,
        description="Thủ tục của trang đang xem: khoá hoặc mã. Không biết thì coi như không có.",
    )
    consent: bool = Field(
        False, description="Đồng ý lưu hội thoại; không đồng ý thì vẫn được trả lời."
    )


class ConversationOut(BaseModel):
    conversation_id: str
    token: str
    greeting: str


class MessageIn(BaseModel):
    text: str = Field(..., description=f"Câu hỏi, tối đa {MAX_TEXT} ký tự.")
    client_message_id: str | None = Field(None, min_length=1, max_length=64, regex=PLAIN)
    as_of: date | None = Field(None, description="Trả lời theo quy định của ngày này.")


class ProcedureOut(BaseModel):
    slug: str
    code: str
    title: str


class CandidateOut(ProcedureOut):
    score: float


class SourceOut(BaseModel):
    text: str
    article: str | None
    title: str | None
    in_force_from: date | None
    url: str | None
    verified_on: date | None


class SuggestionOut(BaseModel):
    text: str


class StateOut(BaseModel):
    procedure: str | None
    facts: dict[str, str]
    asking: str | None = Field(
        None, description="Danh sách giấy tờ đang hỏi dở: thủ tục hoặc sự việc."
    )
    question: str | None = Field(None, description="Câu vừa hỏi trong danh sách đó.")


class ReplyOut(BaseModel):
    message_id: str
    status: str
    intent: str | None
    procedure: ProcedureOut | None
    candidates: list[CandidateOut]
    confidence: float
    text: str
    blocks: list[dict[str, Any]]
    sources: list[SourceOut]
    suggestions: list[SuggestionOut]
    state: StateOut


class TranscriptMessage(BaseModel):
    message_id: str
    number: int
    sender: str
    text: str
    status: str | None
    created_at: datetime
    client_message_id: str | None = Field(None, description="Mã mà bên gửi đã đặt cho câu này.")
    reply: dict[str, Any] | None


class HandoverIn(BaseModel):
    reason: str | None = Field(None, max_length=1000, regex=PLAIN)


class HandoverOut(BaseModel):
    status: str
    text: str = Field(..., description="Lời nói với người dân.")
    message_id: str


class RatingIn(BaseModel):
    message_id: str | None = Field(
        None, description="Câu trả lời được đánh giá; bỏ trống: cả cuộc."
    )
    score: int = Field(..., ge=1, le=5)
    reason: str | None = Field(None, max_length=1000, regex=PLAIN)


class RatingOut(BaseModel):
    message_id: str | None
    score: int
    reason: str | None


class TranscriptOut(BaseModel):
    conversation_id: str
    status: str
    messages: list[TranscriptMessage]
