"""Eighty made-up records, each known by its title and its field of work alone."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.retrieval.passages import NAME


@dataclass(frozen=True)
class RecordText:
    slug: str
    kind: str
    text: str


VERBS = (
    "Cấp giấy phép", "Gia hạn giấy phép", "Thu hồi giấy phép", "Thông báo tạm ngừng",
    "Công nhận cơ sở", "Hỗ trợ chi phí", "Thẩm định đề án", "Xác nhận hoàn thành",
)  # fmt: skip
MATTERS = {
    "nuôi ong lấy mật": "Chăn nuôi",
    "đóng tàu cá vỏ gỗ": "Thủy sản",
    "trồng rừng ngập mặn": "Lâm nghiệp",
    "khai thác nước ngầm": "Tài nguyên",
    "dạy múa rối": "Văn hóa",
    "bán hàng đa cấp": "Thương mại",
    "phục dựng đình làng": "Di sản",
    "sản xuất muối tinh": "Diêm nghiệp",
    "phát thanh cộng đồng": "Báo chí",
    "lặn biển du lịch": "Du lịch",
}
TITLES = {
    f"dvc_{at}": f"{verb} {matter}"
    for at, (verb, matter) in enumerate((verb, matter) for matter in MATTERS for verb in VERBS)
}
FIELDS = {
    slug: f"Lĩnh vực {field}"
    for slug, title in TITLES.items()
    for matter, field in MATTERS.items()
    if title.endswith(matter)
}
TEXTS = [
    *(RecordText(slug, NAME, title) for slug, title in TITLES.items()),
    *(RecordText(slug, "field", field) for slug, field in FIELDS.items()),
]


SAID = {
    "dvc_0": ["muốn nuôi ong mật thì xin phép ở đâu", "làm nghề lấy mật"],
    "dvc_12": ["thuyền đánh cá bằng gỗ được nhà nước cho tiền không", "xin tiền đóng ghe"],
}
"""What people call two of them."""


@dataclass(frozen=True)
class Records:
    elsewhere: frozenset[str] = frozenset()
    only: tuple[str, ...] | None = None

    def texts(self) -> list[RecordText]:
        return [text for text in TEXTS if self.only is None or text.slug in self.only]


def slug_called(title: str) -> str:
    return next(slug for slug, known in TITLES.items() if known == title)
