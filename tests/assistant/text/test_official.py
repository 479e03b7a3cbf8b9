"""What people call things, in the words of an office's titles."""

import pytest

from assistant.text.fold import fold
from assistant.text.official import official_words


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("tôi muốn tạm đóng cửa tiệm", "tạm ngừng"),
        ("Đóng cửa rồi", "chấm dứt hoạt động giải thể"),
        ("Tôi bị rút giấy phép rồi!", "thu hồi giấy phép"),
        ("cưới lại", "đăng ký lại kết hôn"),
    ],
)
def test_the_longest_phrase_speaks_and_none_that_stands_inside_it(text, official):
    assert official_words(text) == official


def test_every_phrase_of_the_text_speaks_in_its_order():
    assert official_words("sắp hết hạn, xin giấy phép") == "gia hạn cấp giấy phép"
    assert official_words("xin giấy phép, sắp hết hạn") == "cấp giấy phép gia hạn"


@pytest.mark.parametrize("text", ["tạm đóng cửa", "bị rút giấy phép", "cưới vợ"])
def test_a_phrase_of_two_words_or_more_is_known_without_its_marks(text):
    assert official_words(fold(text)) == official_words(text) != ""


@pytest.mark.parametrize("word", ["cám", "pháo", "rác", "đò"])
def test_a_word_alone_is_known_with_its_marks(word):
    assert official_words(word) != ""


@pytest.mark.parametrize("word", ["cam", "phao", "rac", "do"])
def test_a_word_alone_is_not_known_without_its_marks(word):
    """Folded it is another word: cám, pháo, rác, đò."""
    assert official_words(word) == ""


@pytest.mark.parametrize("text", ["hôm nay trời mưa", "?!", ""])
def test_where_no_phrase_stands_there_are_no_words(text):
    assert official_words(text) == ""
