"""A record cut at its headings. Every record has the same twenty, in the same order."""

from __future__ import annotations

import re

CODE, DECISION, TITLE = "Mã thủ tục", "Số quyết định", "Tên thủ tục"
LEVEL, KIND, FIELD = "Cấp thực hiện", "Loại thủ tục", "Lĩnh vực"
STEPS, WAYS, PAPERS = "Trình tự thực hiện", "Cách thức thực hiện", "Thành phần hồ sơ"
WHO, OFFICE, COMPETENT = "Đối tượng thực hiện", "Cơ quan thực hiện", "Cơ quan có thẩm quyền"
ADDRESS, ENTRUSTED = "Địa chỉ tiếp nhận HS", "Cơ quan được ủy quyền"
PARTNERS, RESULT, BASIS = "Cơ quan phối hợp", "Kết quả thực hiện", "Căn cứ pháp lý"
CONDITIONS, KEYWORDS, ABOUT = "Yêu cầu, điều kiện thực hiện", "Từ khóa", "Mô tả"

HEADINGS = (
    CODE, DECISION, TITLE, LEVEL, KIND, FIELD, STEPS, WAYS, PAPERS, WHO, OFFICE, COMPETENT,
    ADDRESS, ENTRUSTED, PARTNERS, RESULT, BASIS, CONDITIONS, KEYWORDS, ABOUT,
)  # fmt: skip
OPENING = "Chi tiết thủ tục hành chính"
ONE_LINE = (CODE, DECISION, LEVEL, KIND, FIELD)
"""A title may be broken over lines."""


def cut(text: str) -> tuple[dict[str, str], list[str]]:
    """The text under each heading, and what is wrong: headings missing, or lines no heading owns.

    A heading counts only at the start of a line and after the heading before it, for bodies hold
    lines like 'Thời hạn giải quyết:' or even 'Từ khóa:'.
    """
    found: dict[str, str] = {}
    wrong: list[str] = []
    marks: list[tuple[str, int, int]] = []
    at = 0
    for heading in HEADINGS:
        match = re.compile(rf"^{re.escape(heading)}:", re.MULTILINE).search(text, at)
        if match is None:
            wrong.append(f"thiếu mục “{heading}” hoặc mục đứng sai thứ tự")
            continue
        marks.append((heading, match.start(), match.end()))
        at = match.end()
    ends = [start for _, start, _ in marks[1:]] + [len(text)]
    for (heading, _, start), end in zip(marks, ends):
        found[heading] = text[start:end].strip("\n")
    wrong += [
        f"mục “{heading}” có dòng lạ: “{found[heading].strip().splitlines()[1].strip()[:60]}”"
        for heading in ONE_LINE
        if len(found.get(heading, "").strip().splitlines()) > 1
    ]
    before = text[: marks[0][1]].strip() if marks else text.strip()
    if before not in ("", OPENING):
        wrong.append(f"có chữ lạ trước mục đầu tiên: “{before[:60]}”")
    return found, wrong
