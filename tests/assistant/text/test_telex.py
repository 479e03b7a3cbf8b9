import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.telex import decode_telex, decode_vni


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("ddawng", "đăng"),
        ("kys", "ký"),
        ("tooi", "tôi"),
        ("muoons", "muốn"),
        ("hoir", "hỏi"),
        ("dduwowcj", "được"),
        ("dduocwj", "được"),
        ("ngwoif", "người"),
        ("nhw", "như"),
        ("hoaf", "hòa"),
        ("toans", "toán"),
        ("ngoaif", "ngoài"),
        ("quys", "quý"),
        ("gif", "gì"),
        ("gias", "giá"),
        ("tieesng", "tiếng"),
        ("dangd", "đang"),
        ("khai", None),
        ("sinh", None),
        ("", None),
        ("w", None),
    ],
)
def test_telex_keys_write_marks_at_the_end_and_in_the_middle(keys, word):
    assert decode_telex(keys) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("d9a8ng", "đăng"),
        ("ddang8", "đăng"),
        ("ky1", "ký"),
        ("to6i", "tôi"),
        ("muo6n1", "muốn"),
        ("d9u7o7c5", "được"),
        ("nguoi72", "người"),
        ("ct01", None),
        ("h29", None),
        ("10", None),
        ("khai", None),
    ],
)
def test_vni_digits_write_marks_and_a_number_stays_a_number(keys, word):
    assert decode_vni(keys) == word


@given(st.text("abcdeghiklmnopqrstuvxyfjwz0123456789", max_size=12))
def test_any_keys_are_read_without_failing(keys):
    assert decode_telex(keys) != ""
    assert decode_vni(keys) != ""
