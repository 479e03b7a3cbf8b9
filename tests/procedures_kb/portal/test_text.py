import pytest

from procedures_kb.portal.text import clean, one_line, paragraphs, present


def test_tabs_hard_spaces_and_inner_bullets_go():
    assert clean("\tMột\u00a0 hai;  - ba \n") == "Một hai; ba"


@pytest.mark.parametrize("text", ["Không có thông tin", "không có.", "Chưa quy định", "- ", "…"])
def test_nothing_is_nothing(text):
    assert present(text) == ""


def test_a_sentence_that_begins_with_no_is_something():
    assert present("Không quá 5 ngày.") == "Không quá 5 ngày."


def test_steps_are_cut_at_buoc_and_lose_its_number():
    text = "Bước 1: Nộp\n- tờ khai\n+ bản sao\nBước 2. Nhận giấy\nBước 3a:\n Ký nhận"
    assert paragraphs(text) == ["Nộp. Tờ khai. Bản sao.", "Nhận giấy.", "Ký nhận."]


def test_one_buoc_alone_cuts_nothing():
    assert paragraphs("- Nộp hồ sơ\n- Bước 1: xem lại") == ["Nộp hồ sơ.", "Bước 1: xem lại."]


def test_lesser_bullets_belong_to_the_line_above():
    text = "a) Nộp hồ sơ\n- * Tại quầy;\n+ buổi sáng\n++ buổi chiều\n2. Nhận giấy"
    assert paragraphs(text) == ["Nộp hồ sơ.", "Tại quầy. Buổi sáng. Buổi chiều.", "Nhận giấy."]


def test_a_short_heading_takes_the_next_line_and_never_ends_in_a_colon():
    assert paragraphs("Điều kiện:\n- Có nhà\n- Có xe") == ["Điều kiện: Có nhà.", "Có xe."]
    assert paragraphs("- Có nhà\n- Gồm có:") == ["Có nhà.", "Gồm có."]


def test_a_sentence_broken_by_the_width_of_a_page_is_put_together():
    text = (
        "- Người xin giấy nộp hồ sơ tại nơi cư trú trong thời hạn\n"
        "15 ngày kể từ ngày có đủ giấy tờ,\nTheo lịch hẹn\nGhi chú riêng"
    )
    assert paragraphs(text) == [
        "Người xin giấy nộp hồ sơ tại nơi cư trú trong thời hạn 15 ngày kể từ ngày có đủ giấy tờ,"
        " Theo lịch hẹn.",
        "Ghi chú riêng.",
    ]


def test_what_stands_twice_is_told_once():
    assert paragraphs("- Có nhà\n- Có nhà.") == ["Có nhà."]


def test_one_line_makes_sentences_of_lines():
    assert one_line("- Nộp tại quầy:\n- buổi sáng;\n\n- buổi chiều") == (
        "Nộp tại quầy: Buổi sáng. Buổi chiều"
    )
    assert one_line(" Không có thông tin ") == ""
