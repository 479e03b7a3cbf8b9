import pytest

from assistant.places.slips import is_one_slip, mended
from assistant.places.tokens import tokens_of, tone_last


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("thnah", "thanh", True),
        ("thah", "thanh", True),
        ("thannh", "thanh", True),
        ("thabh", "thanh", True),
        ("thanh", "thanh", False),
        ("tnhah", "thanh", False),
        ("than", "thanhs", False),
    ],
)
def test_one_letter_more_less_other_or_two_swapped(one, other, expected):
    assert is_one_slip(one, other) is expected
    assert is_one_slip(other, one) is expected


def test_words_that_names_are_made_of_are_never_mended():
    assert list(mended(tokens_of("phường phú lộc"))) == []
    assert list(mended(tokens_of("xyzw qwrt plkj"))) == []


def test_old_and_new_tone_marks_are_alike():
    assert tone_last("hoà") == tone_last("hòa")
    assert tone_last("thanh") != tone_last("thạnh")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P.5, Q10", ["p", "5", ",", "q", "10"]),
        ("TP.HCM", ["tp", "hcm"]),
        ("tphcm", ["tp", "hcm"]),
        ("T.P. Thủ Dầu Một", ["tp", "thu", "dau", "mot"]),
        ("Phường 05", ["phuong", "5"]),
        ("B'Lao", ["blao"]),
    ],
)
def test_an_address_is_cut_into_words(text, words):
    assert [token.text for token in tokens_of(text)] == words
