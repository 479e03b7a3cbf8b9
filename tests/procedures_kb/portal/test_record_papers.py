import pytest

from procedures_kb.model import Need
from procedures_kb.portal.papers import papers


def item(name, originals=1, copies=0):
    return f"    - {name}\n      Số lượng: Bản chính: {originals}, Bản sao: {copies}"


def read(*lines):
    found, wrong = papers("\n".join(lines), ("CDVC",))
    assert wrong == []
    return found


def test_a_paper_has_a_key_and_a_name_without_bullets_and_numbers():
    found = read(item("- + Tờ khai;"), item("* Giấy cũ."))
    assert [(paper.key, paper.name) for paper in found] == [
        ("giay_1", "Tờ khai"),
        ("giay_2", "Giấy cũ"),
    ]


@pytest.mark.parametrize(
    ("originals", "copies", "told"),
    [
        (1, 0, (1, "original", 0)),
        (2, 0, (2, "original", 0)),
        (0, 3, (3, "copy", 0)),
        (1, 2, (1, "original", 2)),
        (0, 0, (0, "original", 0)),
    ],
)
def test_originals_and_copies_are_counted_apart(originals, copies, told):
    [paper] = read(item("Tờ khai", originals, copies))
    assert (paper.copies, paper.kind, paper.photocopies) == told


@pytest.mark.parametrize(("originals", "copies"), [(99, 0), (1, 51), (-1, 0)])
def test_a_number_nobody_can_mean_is_left_out_and_named(originals, copies):
    [paper], wrong = papers(item("Tờ khai", originals, copies), ())
    assert (paper.copies, paper.photocopies) == (0, 0)
    assert wrong == [f"số bản không hợp lý: {originals} và {copies}"]


def test_a_list_with_numbers_is_put_in_their_order():
    found = read(item("10) Ảnh"), item("2) Giấy cũ"), item("1) Tờ khai"))
    assert [paper.name for paper in found] == ["Tờ khai", "Giấy cũ", "Ảnh"]


def test_a_list_with_some_numbers_stays_as_it_is():
    found = read(item("2) Giấy cũ"), item("Ảnh"), item("1) Tờ khai"))
    assert [paper.name for paper in found] == ["Giấy cũ", "Ảnh", "Tờ khai"]


def test_the_heading_says_in_which_case_or_whether_a_paper_is_only_shown():
    found = read(
        "  [ * Giấy tờ phải nộp: ]",
        item("Tờ khai"),
        "  [ - Trường hợp đi thay: ]",
        item("Giấy ủy quyền"),
        "  [ Giấy tờ phải xuất trình ]",
        item("Căn cước"),
    )
    assert [(paper.need, paper.condition, paper.role) for paper in found] == [
        (Need.ALWAYS, None, "submit"),
        (Need.IN_CASE, "Trường hợp đi thay", "submit"),
        (Need.ALWAYS, None, "present"),
    ]


def test_a_note_is_no_paper_but_belongs_to_the_one_before():
    found = read(item("Tờ khai"), item("Lưu ý: ký tên", 0), "  [ Lưu ý ]", item("Ghi rõ họ tên", 0))
    assert [(paper.name, paper.note) for paper in found] == [("Tờ khai", "ký tên. Ghi rõ họ tên.")]


def test_stray_lines_are_named_and_empty_papers_left_out():
    found, wrong = papers("lạc\n" + item("-") + "\n  Không có thông tin thành phần hồ sơ.", ())
    assert (found, wrong) == ((), ["thành phần hồ sơ có dòng lạ: “lạc”"])
