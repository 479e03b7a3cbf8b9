"""Which papers, under which head."""

import pytest

from assistant.answers import papers
from assistant.steps.compose import ANSWERS
from procedures_kb import Confidence
from procedures_kb.model import Paper
from tests.factories import FIVE_PAPERS, TODAY, make_kb, make_procedure, raw_paper


def answer(intent, day=TODAY, **changes):
    procedure = make_procedure(**changes)
    return ANSWERS[intent](procedure, make_kb(procedure), day)


# Papers


def test_papers_stand_under_when_they_are_needed():
    part = answer("ask_papers", papers=FIVE_PAPERS)
    assert part.lines == (
        "Cấp giấy thử cần các giấy tờ sau.",
        "Phải nộp:",
        "• Đơn xin cấp, 1 bản chính.",
        "Nộp thêm theo trường hợp của anh/chị:",
        "• Đã cưới: Giấy kết hôn, 1 bản chính.",
        "• Bản sao căn cước, 1 bản sao có chứng thực (gửi bưu chính).",
        "Mang theo để xuất trình (không phải nộp lại):",
        "• Căn cước, 1 bản chính.",
        "Cơ quan tự tra cứu; chỉ khi không tra được mới phải đưa:",
        "• Không tra được: Giấy tạm trú, 1 bản chính.",
        "Không còn phải nộp:",
        "• Sổ hộ khẩu.",
    )
    [block] = part.blocks
    assert [(item["key"], item["group"]) for item in block["items"]] == [
        ("a", "submit_always"),
        ("b", "in_case"),
        ("f", "in_case"),
        ("c", "present"),
        ("d", "if_no_data"),
        ("e", "not_required"),
    ]
    assert len(part.facts) == 6


def test_a_paper_names_its_form_its_law_its_age_and_where_it_is_had():
    paper = raw_paper(
        name="Giấy độc thân",
        copies=2,
        form={"name": "Tờ khai xác nhận", "issued_by": ["60/2014/QH13, Điều 7"]},
        valid_months=6,
        given_by="cap_giay_thu",
        note="Xin trước khi cưới.",
        confidence="memory",
    )
    assert answer("ask_papers", papers=[paper]).lines[-1] == (
        "• Giấy độc thân, 2 bản chính, mẫu: Tờ khai xác nhận (Điều 7 60/2014/QH13),"
        " có giá trị 6 tháng, xin ở thủ tục Cấp giấy thử"
        " (chưa đối chiếu lại văn bản). Xin trước khi cưới."
    )


@pytest.mark.parametrize(
    ("form", "said"),
    [("Mẫu TP/HT-2020", "Mẫu TP/HT-2020"), ("mẫu số 2", "mẫu số 2"), ("Tờ khai", "mẫu: Tờ khai")],
)
def test_a_form_is_called_a_form_once(form, said):
    [line] = answer("ask_papers", papers=[raw_paper(form={"name": form})]).lines[2:]
    assert line == f"• Giấy to_khai, 1 bản chính, {said}."


def test_a_paper_that_is_only_told_has_no_number_of_copies():
    paper = raw_paper(name="Ngày cưới", role="present", kind="information", copies=0)
    assert answer("ask_papers", papers=[paper]).lines[-1] == "• Ngày cưới."


def test_a_procedure_that_gives_a_paper_but_is_not_in_the_base_is_not_named():
    paper = Paper(Confidence.SOURCED, ("HT",), key="a", name="Giấy A", given_by="khong_co")
    assert papers.paper_line(paper, make_kb()) == "Giấy A, 1 bản chính."


def test_the_card_of_a_paper_holds_what_the_line_says():
    paper = raw_paper(
        need="in_case",
        condition="Đi thay",
        when={"goes": ["other"]},
        note="Phải chứng thực.",
        form={"name": "Tờ khai"},
        given_by="cap_giay_thu",
        ways=["post"],
        law=["60/2014/QH13, Điều 7"],
    )
    [block] = answer("ask_papers", papers=[paper]).blocks
    assert block["items"] == [
        {
            "key": "to_khai",
            "name": "Giấy to_khai",
            "group": "in_case",
            "role": "submit",
            "need": "in_case",
            "copies": 1,
            "photocopies": 0,
            "kind": "original",
            "condition": "Đi thay",
            "note": "Phải chứng thực.",
            "form": "Tờ khai",
            "given_by": "cap_giay_thu",
            "ways": ["post"],
            "confidence": "sourced",
            "law": ["Điều 7 60/2014/QH13"],
        }
    ]
