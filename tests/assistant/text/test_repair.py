import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.repair import repair


def repaired(text):
    return " ".join(word.text for word in repair(text.split()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddawng kys khai sinh", "đăng ký khai sinh"),
        ("tôi muoons hỏi", "tôi muốn hỏi"),
        ("d9a8ng ky1 ke61t ho6n", "đăng ký kết hôn"),
        ("khôngggg biết", "không biết"),
        ("đăgn ký khai sinh", "đăng ký khai sinh"),
        ("đăng ký khia sinh", "đăng ký khai sinh"),
        ("giấy phpé lái xe", "giấy phép lái xe"),
        ("giâấy tờ", "giay tờ"),  # giây or giấy: the restorer knows better
        ("dang ky khaisinh", "dang ky khai sinh"),
        ("làmgiấy kết hôn", "làm giấy kết hôn"),
        ("thủ tụcc, hồ sơơ?", "thủ tục, hồ sơ?"),
    ],
)
def test_what_is_no_word_becomes_the_likeliest_one(typed, meant):
    assert repaired(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "đăng ký khai sinh cho con",
        "dang ky khai sinh cho con",
        "test visa form gas vneid zalo email",
        "mẫu ct01, tờ khai tk1-ts, hạng a1, b2",
        "nghị định 123/2015/nđ-cp, lệ phí 8.000đ",
        "1.004194.000.00.00.h29",
        "gọi 1022 hoặc 0912345678",
        "cccd gplx bhyt ubnd lltp",
        "?!",
        "",
    ],
)
def test_words_codes_and_numbers_stay(text):
    assert repaired(text) == text
    assert not any(word.is_repaired for word in repair(text.split()))


@given(st.lists(st.text(min_size=1).map(lambda word: "".join(word.split()) or "x")))
def test_any_words_are_read_without_failing_one_for_one(words):
    assert len(repair(words)) == len(words)
