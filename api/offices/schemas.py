"""The shapes of `/api/v1/offices`."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field


class WardOut(BaseModel):
    name: str
    province: str


class FormerOut(BaseModel):
    ward: str
    district: str
    province: str


class CandidateOut(BaseModel):
    ward: WardOut
    came_from: FormerOut | None
    corrected: bool = False
    query: str = Field(..., description="Hỏi lại bằng câu này thì chỉ ra đúng nơi đó.")


class ReceiverOut(BaseModel):
    office: str
    level: str
    name: str
    says: str
    condition: str | None
    confidence: str
    law: list[str]
    address: str | None = Field(None, description="null: cơ sở dữ liệu chưa có địa chỉ.")
    address_confidence: str | None = None


class FilingOut(BaseModel):
    way: str
    text: str
    condition: str | None
    confidence: str


class ReceivingOut(BaseModel):
    procedure: str
    as_of: date
    is_home: bool
    receivers: list[ReceiverOut]
    ways: list[FilingOut]
    authority: list[str]


class FormerOfficeOut(BaseModel):
    key: str
    place: str
    took_over: str
    confidence: str
    law: list[str]
    today: str


class OfficesOut(BaseModel):
    """`status` tells which fields are filled: found → ward; ambiguous → candidates, total;
    former_office → former_office, candidates."""

    status: str
    message: str
    ward: WardOut | None = None
    came_from: FormerOut | None = None
    corrected: bool = False
    candidates: list[CandidateOut] = []
    total: int = 0
    former_office: FormerOfficeOut | None = None
    receiving: ReceivingOut | None = None
