"""Small valid things to test with, changed where a test says so."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from procedures_kb import Confidence, KnowledgeBase, Procedure, parse_procedure
from procedures_kb.model import LegalText

TODAY = date(2026, 11, 22)
LEFT_OUT: Any = object()
"""A change to this value leaves the key out."""


def raw_known(**changes: Any) -> dict[str, Any]:
    """What every fact carries, as YAML has it."""
    return {"confidence": "sourced", "read_in": ["HT"], **changes}


def raw_fact(text: str = "Một điều đã biết.", **changes: Any) -> dict[str, Any]:
    return raw_known(text=text, **changes)


def raw_paper(key: str = "to_khai", **changes: Any) -> dict[str, Any]:
    usual = {"name": f"Giấy {key}", "role": "submit", "copies": 1, "kind": "original"}
    return raw_known(key=key, **{**usual, "need": "always", **changes})


def raw_fee(label: str = "Nộp tại quầy", **changes: Any) -> dict[str, Any]:
    return raw_known(label=label, **(changes if "text" in changes else {"amount": 8000, **changes}))


def raw_procedure(**changes: Any) -> dict[str, Any]:
    """A procedure that fits the schema and breaks no rule."""
    whole = {
        "slug": "cap_giay_thu",
        "code": "1.000001",
        "name": "Cấp giấy thử",
        "everyday_names": ["giấy thử", "làm giấy thử", "xin giấy thử", "lấy giấy thử"],
        "field": "ho_tich",
        "summary": "Cấp một tờ giấy để thử.",
        "asked_as": [f"Xin giấy thử lần {number} thì cần gì?" for number in range(15)],
        "source_url": "https://dichvucong.gov.vn/dich-vu-cong-truc-tuyen/1.000001",
        "verified_on": None,
        "verified_by": None,
        "review_by": date(2027, 6, 30),
        "who_may_apply": [raw_fact("Ai cũng được.")],
        "authority": [raw_fact("UBND phường, xã nơi cư trú.", law=["60/2014/QH13, Điều 7"])],
        "ways": [
            raw_fact("Đến quầy.", way="counter", received_by=["commune_centre"]),
            raw_fact("Nộp trên Cổng.", way="online"),
        ],
        "online": [raw_fact("Đăng nhập rồi khai.")],
        "papers": [
            raw_paper("to_khai", form={"name": "Tờ khai thử", "issued_by": ["60/2014/QH13"]}),
            raw_paper("uy_quyen", need="in_case", condition="Đi thay", when={"goes": ["other"]}),
            raw_paper("tuy_than", role="present"),
            raw_paper("cu_tru", need="if_no_data", condition="Khi không tra cứu được"),
        ],
        "questions": [
            {"key": "goes", "ask": "Ai đi?", "answers": {"self": "Tự đi", "other": "Đi thay"}}
        ],
        "conditions": [raw_fact("Có nơi cư trú.")],
        "steps": [raw_fact("Nộp hồ sơ."), raw_fact("Nhận kết quả.")],
        "times": [raw_known(label="Hồ sơ đủ", amount=5, unit="working_day")],
        "deadlines": [raw_fact("Đi làm giấy", amount=60, unit="day", counted_from="ngày mất giấy")],
        "fees": [raw_fee("Nộp tại quầy"), raw_fee("Nộp trực tuyến", amount=0, ways=["online"])],
        "exemptions": [raw_fact("Người cao tuổi.")],
        "result": [raw_fact("Giấy thử.")],
        "penalties": [raw_fact("Khai gian thì bị phạt.")],
        "legal_basis": [
            raw_known(text="60/2014/QH13", article="Điều 7", about="Thẩm quyền cấp giấy.")
        ],
        "faq": [raw_known(question="Giấy thử rách thì sao?", answer="Xin cấp lại.")],
        "pitfalls": [raw_fact("Đừng để quên giấy.")],
        "changes": [raw_fact("Nay nộp được trên mạng.")],
        "related": [],
        "missing": {"related": "Không có thủ tục nào liên quan."},
        **changes,
    }
    return {key: value for key, value in whole.items() if value is not LEFT_OUT}


def make_procedure_text(**changes: Any) -> str:
    """The YAML file of a small procedure; keywords replace its top-level keys."""
    out = io.StringIO()
    YAML(typ="safe").dump(raw_procedure(**changes), out)
    return out.getvalue()


def make_procedure(**changes: Any) -> Procedure:
    return parse_procedure(make_procedure_text(**changes))


def make_kb(*procedures: Procedure) -> KnowledgeBase:
    """A base of these (or of one small procedure), with one field, one source and one law."""
    law = LegalText(
        "60/2014/QH13", "Luật", "Luật Hộ tịch", date(2016, 1, 1), None, Confidence.SOURCED
    )
    return KnowledgeBase(
        procedures={item.slug: item for item in procedures or (make_procedure(),)},
        legal_texts={law.text: law},
        fields={"ho_tich": "Hộ tịch"},
        sources={"HT": "một nguồn"},
    )


def make_content(folder: Path, *texts: str) -> Path:
    """A content folder: the registers, and a file `1-thu.yaml`, `2-thu.yaml`, … a text."""
    registers = {
        "fields.yaml": "ho_tich: {name: Hộ tịch, folder: ho-tich}\n",
        "sources.yaml": "HT: {what: một nguồn}\n",
        "legal_texts.yaml": (
            '"60/2014/QH13": {kind: Luật, title: Luật Hộ tịch, confidence: sourced}\n'
        ),
    }
    (folder / "_shared").mkdir()
    (folder / "ho-tich").mkdir()
    for name, text in registers.items():
        (folder / "_shared" / name).write_text(text, encoding="utf-8")
    for number, text in enumerate(texts, 1):
        (folder / "ho-tich" / f"{number}-thu.yaml").write_text(text, encoding="utf-8")
    return folder


def make_context(text: str = "xin giấy thử cần gì", **changes: Any) -> Any:
    """What the steps have found so far; `state` and `today` go into its turn."""
    from assistant.turn import Context, State, Turn  # loads torch and faiss

    turn = Turn(text, changes.pop("today", TODAY), changes.pop("state", State()))
    changes.setdefault("question", text)
    return Context(turn, text, **changes)


FIVE_PAPERS = [
    raw_paper("a", name="Đơn xin cấp"),
    raw_paper(
        "b", name="Giấy kết hôn", need="in_case", condition="Đã cưới", when={"goes": ["self"]}
    ),
    raw_paper("c", name="Căn cước", role="present"),
    raw_paper("d", name="Giấy tạm trú", need="if_no_data", condition="Không tra được"),
    raw_paper("e", name="Sổ hộ khẩu", need="not_required"),
    raw_paper("f", name="Bản sao căn cước", kind="certified_copy", ways=["post"]),
]
