"""What becomes of the words of a record; every record here is made up."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures_kb.model import Edition, Way
from procedures_kb.portal_record import MalformedRecord, parse_record
from tests.records import SNAPSHOT, make_record


def read(**changes):
    return parse_record(make_record(**changes), SNAPSHOT).procedure


def texts(facts):
    return [fact.text for fact in facts]


def test_a_record_becomes_a_procedure_that_says_it_is_the_portals():
    procedure = read()
    assert (procedure.slug, procedure.code) == ("dvc_1_900001", "1.900001")
    assert (procedure.name, procedure.field) == ("Cấp giấy thử", "Việc thử")
    assert (procedure.edition, procedure.snapshot) == (Edition.IMPORTED, SNAPSHOT)
    assert (procedure.level, procedure.decision) == ("cấp xã", "12/QĐ-BTP")
    assert procedure.review_by == date(2026, 12, 31)
    assert procedure.source_url.endswith("/1.900001")
    assert (procedure.verified_on, procedure.verified_by) == (None, None)


def test_every_fact_says_which_record_it_was_read_in():
    facts = [fact for _, fact in read().facts()]
    assert len(facts) > 8
    assert {fact.read_in for fact in facts} == {("CDVC:1.900001",)}


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("authority", ["Ủy ban nhân dân cấp xã"]),
        ("who_may_apply", ["Đối tượng thực hiện: Công dân Việt Nam"]),
        ("steps", ["Nộp hồ sơ.", "Nhận giấy."]),
        ("result", ["Giấy thử."]),
        ("conditions", []),
        ("online", []),
    ],
)
def test_each_section_lands_in_its_field(field, told):
    assert texts(getattr(read(), field)) == told


@pytest.mark.parametrize(
    "words", ["Không có thông tin", "Không có thông tin.", "không có", "Không quy định.", "", " - "]
)
def test_what_the_portal_does_not_have_is_an_absent_fact(words):
    procedure = read(conditions=words, result=words, office=words, level="Không có thông tin")
    assert (procedure.conditions, procedure.result, procedure.authority) == ((), (), ())
    assert procedure.level is None


def test_only_the_level_is_told_where_no_office_is_named():
    procedure = read(office="Không có thông tin")
    assert texts(procedure.authority) == ["Cấp Xã (Cổng chỉ ghi cấp thực hiện)"]


def test_offices_are_told_once_and_by_what_they_do():
    procedure = read(office="Sở Thử", competent="Sở Thử", address="Số 1 đường Thử")
    assert texts(procedure.authority) == ["Sở Thử", "Nơi tiếp nhận hồ sơ: Số 1 đường Thử"]


@pytest.mark.parametrize(
    ("decision", "office", "told"),
    [
        ("1/QĐ-BTP", "Sở Tư pháp Thành phố Hà Nội", "Sở Tư pháp"),
        ("1/QĐ-BTP", "Sở Y tế - tỉnh An Giang, Sở Y tế", "Sở Y tế"),
        ("1/QĐ-BTP", "Sở Y tế - TP. Hồ Chí Minh", "Sở Y tế - TP. Hồ Chí Minh"),
        ("1/QĐ-BTP", "Công an Thành phố Hà Nội", "Công an Thành phố Hà Nội"),
        ("1/QĐ-UBND", "Sở Tư pháp tỉnh Gia Lai", "Sở Tư pháp tỉnh Gia Lai"),
    ],
)
def test_a_ministrys_procedure_is_not_sent_to_another_provinces_department(decision, office, told):
    assert texts(read(decision=decision, office=office).authority) == [told]


def test_the_law_is_the_number_and_the_title_even_over_two_lines():
    procedure = read(
        law="\n  * Nghị định về việc\nthử nghiệm (2/2025/NĐ-CP)\n  * Luật 3/2020/QH14 (3/2020/QH14)"
        "\n  * Luật Thử (1/2024/QH15)\n  * Luật Thử (1/2024/QH15)\n  * Quy chế thử"
    )
    assert [(basis.text, basis.about) for basis in procedure.legal_basis] == [
        ("2/2025/NĐ-CP", "Nghị định về việc thử nghiệm"),
        ("3/2020/QH14", ""),
        ("1/2024/QH15", "Luật Thử"),
        ("Quy chế thử", ""),
    ]


def test_without_an_online_way_the_others_are_named():
    ways = "\n  * Hình thức nộp: POSTAL\n    Thời hạn giải quyết: 1 ngày\n    Phí, lệ phí: \n"
    procedure = read(ways=ways)
    assert [way.way for way in procedure.ways] == [Way.POST]
    assert "gửi qua dịch vụ bưu chính" in texts(procedure.online)[0]


def test_keywords_that_repeat_the_title_or_are_empty_are_no_names():
    assert read(keywords="giấy thử, xin giấy").everyday_names == ("giấy thử, xin giấy",)
    assert read(keywords="CẤP GIẤY THỬ").everyday_names == ()
    assert read(keywords="Từ khóa: Không có thông tin").everyday_names == ()


def test_decomposed_letters_and_invisible_marks_are_read_as_if_they_were_plain():
    text = unicodedata.normalize("NFD", make_record(title="Cấp\u00ad giấy\u200b thử\uf0a7"))
    assert parse_record("\ufeff" + text, SNAPSHOT).procedure == read()


def test_a_title_may_be_broken_and_may_drag_the_next_heading_along():
    assert read(title="Cấp giấy\nthử.").name == "Cấp giấy thử"
    assert read(title="Hòa giải thử\n(1) Trình tự thực hiện:").name == "Hòa giải thử"


def test_a_heading_inside_a_text_does_not_end_it():
    procedure = read(conditions="- Có đủ\nLệ phí: đã nộp\nCơ quan thực hiện: đã nhận")
    assert "Lệ phí: đã nộp" in " ".join(texts(procedure.conditions))
    assert texts(procedure.authority) == ["Ủy ban nhân dân cấp xã"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"code": ""}, "mã thủ tục không đúng dạng"),
        ({"code": "1.0133611"}, "mã thủ tục không đúng dạng: “1.0133611”"),
        ({"code": "1.900001-Xoa"}, "mã mang dấu đã xóa"),
        ({"title": "Không có thông tin"}, "không có tên thủ tục"),
        ({"title": "1.900001"}, "tên thủ tục không phải là tên"),
        ({"level": "Cấp Huyện"}, "cấp thực hiện lạ: “Cấp Huyện”"),
        ({"level": "Cấp Xã\nGhi chú: thử"}, "mục “Cấp thực hiện” có dòng lạ: “Ghi chú: thử”"),
        ({"field": "Không có thông tin"}, "không có lĩnh vực"),
    ],
)
def test_a_malformed_record_says_what_is_wrong(changes, problem):
    with pytest.raises(MalformedRecord) as caught:
        read(**changes)
    assert any(one.startswith(problem) for one in caught.value.problems)


def test_missing_and_misplaced_sections_are_named():
    text = make_record().replace("Kết quả thực hiện", "Kết quả")
    with pytest.raises(MalformedRecord, match="thiếu mục “Kết quả thực hiện”"):
        parse_record(text, SNAPSHOT)


def test_all_problems_are_told_at_once():
    with pytest.raises(MalformedRecord) as caught:
        read(code="x", title="", level="Cấp Huyện")
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize("text", ["", "một câu", "<html></html>", "Mã thủ tục: 1.900001"])
def test_what_is_no_record_is_malformed(text):
    with pytest.raises(MalformedRecord):
        parse_record(text, SNAPSHOT)


@given(st.text())
def test_no_text_breaks_the_reader_otherwise(text):
    with pytest.raises(MalformedRecord):
        parse_record(text, SNAPSHOT)


@given(st.sampled_from(["steps", "ways", "papers", "law", "conditions", "result"]), st.text())
def test_no_section_breaks_the_reader(name, text):
    parse_record(make_record(**{name: text}), SNAPSHOT)
