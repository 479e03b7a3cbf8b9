import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.normalise import normalise

SAID = [
    *("đăng ký khai sinh", "dang ky ket hon", "bằng lái", "sổ hồng", "cccd", "ct01", "ubnd phường"),
    *(
        "khai sanh",
        "ko bít",
        "mk",
        "hết nhiêu tiền",
        "ở mô",
        "tôi muoons hỏi",
        "giấy độc thân",
        "?",
    ),
]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("Đăng ký khai sinh", "đăng ký khai sinh"),
        ("ĐK KS", "đăng ký khai sinh"),
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
        ("dang ky khai sanh cho con", "đăng ký khai sinh cho con"),
        ("bán mô tô ở mô", "bán mô tô ở đâu"),
        ("quy mô, mô hình", "quy mô, mô hình"),
        ("làm ca đêm, hỏi ca phường", "làm ca đêm, hỏi công an phường"),
        ("e chào a, a cho e hỏi", "em chào anh, anh cho em hỏi"),
        ("khoản a điểm c, bằng hạng c", "khoản a điểm c, bằng hạng c"),
        ("hết bao nhiêu tiền", "hết bao nhiêu tiền"),
        ("hết nhiêu tiền dậy", "hết bao nhiêu tiền vậy"),
        ("thức dậy sớm", "thức dậy sớm"),
        ("tờ khai ct01", "tờ khai ct01"),
        ("ct01", "tờ khai ct01"),
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


@given(st.lists(st.sampled_from(SAID)).map(" ".join))
def test_a_normal_form_is_its_own(text):
    normal = normalise(text)
    assert normalise(normal) == normal


@pytest.mark.parametrize(
    "piece", ["dang ky khai sinh ", "kett hon ", "x", "d9a8ng ", "đăng ký. ", "\U0001f600", "w "]
)
def test_a_long_text_is_read_whole(piece):
    text = (piece * 20_000)[:20_000]
    assert normalise(text) == normalise(normalise(text))
