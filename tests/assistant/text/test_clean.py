import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.clean import clean, is_readable

VIETNAMESE = st.text("aăâeêioôơuưyđAĂÂĐ àáạảãếệốờửỷ\u0300\u0301\u0323\u200b\u00ad\t\n\u00a0.?!😀")


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("khai sinh", "khai sinh"),
        ("  khai \t sinh\r\n cho\u00a0con\u3000 ", "khai sinh cho con"),
        ("khai\tsinh\ncho\u2028con", "khai sinh cho con"),
        ("e\u0302\u0301", "ế"),
        ("tie\u0302\u0301ng Vie\u0323\u0302t", "tiếng Việt"),
        ("khai\u200b sinh\ufeff", "khai sinh"),
        ("gi\u00adấy", "giấy"),
        ("\u202egiấy\u202c tờ", "giấy tờ"),
        ("gi\x00ấy\x07", "giấy"),
        ("giấy\ue000\U000f0000", "giấy"),
        ("giấy\ud800", "giấy"),
        ("giấy\u0378", "giấy"),
        ("ạ\u0335 z\u0336\u0337", "ạ z"),
        ("alooooo", "alo"),
        ("ạạạạ", "ạ"),
        ("ƯƯưư ơi", "Ư ơi"),
        ("xoong", "xoong"),
        ("khôngggg", "khôngggg"),
        ("3000 đồng", "3000 đồng"),
        ("Đăng Ký 😀!", "Đăng Ký 😀!"),
        ("", ""),
        ("\u200b \n", ""),
    ],
)
def test_a_message_is_tidied_and_nothing_else(text, cleaned):
    assert clean(text) == cleaned


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(VIETNAMESE)
def test_cleaning_vietnamese_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(VIETNAMESE)
def test_nothing_invisible_and_no_loose_space_is_left(text):
    cleaned = clean(text)
    assert cleaned == " ".join(cleaned.split())
    assert not set(cleaned) & set("\u200b\u00ad\u0300\u0301\u0323\t\n\u00a0")


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("khai sinh", True),
        ("1", True),
        ("ừ?", True),
        ("出生", True),
        ("", False),
        ("   ", False),
        ("?!... 😀👍", False),
        ("\u200b", False),
    ],
)
def test_readable_is_what_holds_a_letter_or_a_digit(text, readable):
    assert is_readable(text) is readable
