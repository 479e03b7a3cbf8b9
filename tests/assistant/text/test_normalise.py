import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.normalise import normalise


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Đăng ký khai sinh", "đăng ký khai sinh"),
        ("ĐK KS", "đăng ký ks"),
        ("mk muốn dk tạm trú", "mình muốn đăng ký tạm trú"),
        ("cccd", "căn cước công dân"),
        ("CCCD?", "căn cước công dân?"),
        ("gcn qsdđ", "giấy chứng nhận quyền sử dụng đất"),
        ("khai sanh cho con", "khai sinh cho con"),
        ("giấy má chi rứa", "giấy tờ gì vậy"),
        ("ko bít", "không biết"),
        ("UBND phường", "ủy ban nhân dân phường"),
        ("  K\u200bO\n  bi\u0301t ", "không biết"),
        ("alooo ad ơi", "alo anh chị ơi"),
        ("", ""),
        ("?!", "?!"),
    ],
)
def test_one_form_for_the_many_ways_people_write(text, normal):
    assert normalise(text) == normal


@given(st.text())
def test_any_text_has_a_normal_form_in_lower_case(text):
    normal = normalise(text)
    assert normal == normal.lower()
    assert normal == " ".join(normal.split())


@pytest.mark.parametrize("text", ["\ud800", "\udfff a", "\x00", "\U0010ffff", "a\u0301" * 5000])
def test_odd_text_has_a_normal_form_too(text):
    assert isinstance(normalise(text), str)
