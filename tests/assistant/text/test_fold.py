import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký khai sinh", "dang ky khai sinh"),
        ("KHAI SINH", "khai sinh"),
        ("ĐẤT ĐAI", "dat dai"),
        ("nghĩa vụ quân sự", "nghia vu quan su"),
        ("ưỡn ẹo, ở ỷ", "uon eo, o y"),
        ("e\u0302\u0301", "e"),
        ("İ", "i"),
        ("1.001193 – 8.000 đồng", "1.001193 – 8.000 dong"),
        ("", ""),
    ],
)
def test_marks_and_capitals_go_and_the_rest_stays(text, folded):
    assert fold(text) == folded


def test_every_vietnamese_letter_folds_to_a_plain_one():
    marked = [
        unicodedata.normalize("NFC", letter + tone)
        for letter in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    ]
    letters = [*marked, *(letter.upper() for letter in marked), "đ", "Đ"]
    assert {fold(letter) for letter in letters} == set("adeiouy")


@given(st.text())
def test_no_combining_mark_is_left(text):
    assert not any(unicodedata.category(char) == "Mn" for char in fold(text))


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text("aàáđeêêơờuứ bcdgh"))
def test_vietnamese_keeps_its_length(text):
    text = unicodedata.normalize("NFC", text)
    assert len(fold(text)) == len(text)
