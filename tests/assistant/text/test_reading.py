import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.reading import read


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Toi o Quan 1, muon lam CCCD gap!", "Tôi ở Quận 1, muốn làm căn cước công dân gấp!"),
        ("ĐĂNG KÝ KHAI SINH", "ĐĂNG KÝ KHAI SINH"),
        ("bằng lái mô tô", "bằng lái mô tô"),
        ("mẫu CT01 ở đâu?", "mẫu CT01 ở đâu?"),
        ("lệ phí 8.000 đồng, 3 ngày", "lệ phí 8.000 đồng, 3 ngày"),
        ("", ""),
    ],
)
def test_a_reading_keeps_capitals_punctuation_and_numbers(typed, shown):
    assert read(typed).text == shown


@pytest.mark.parametrize(
    ("typed", "is_much"),
    [
        ("ddawng kys khai sinh cho con", True),
        ("đăgn ký khia sinh", True),
        ("dang ky khai sinh cho con can giay to gi", False),
        ("ĐĂNG KÝ KHAI SINH!!!", False),
        ("làm cccd ở đâu", False),
        ("Làm hộ chiếu cần giấy tờ gì?", False),
    ],
)
def test_only_a_guess_is_shown_back(typed, is_much):
    assert read(typed).changed_much is is_much


@given(st.text())
def test_any_text_can_be_read(text):
    assert isinstance(read(text).text, str)
