import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from assistant.text.words import split_words


def test_a_word_may_hold_a_space():
    assert ("khai sinh", 8) in split_words("đăng ký khai sinh cho con")


@pytest.mark.parametrize(
    "text",
    [
        "đăng ký khai sinh cho con cần giấy tờ gì?",
        "con con con, con!",
        "gửi mail an@gmail.com hay gọi 0912345678...",
        "“thủ tục” 1.001193 – 8.000 đồng",
        "lam giay khai sinh cho be het bao nhieu tien",
    ],
)
def test_every_word_stands_where_it_is_said_to_and_none_is_lost(text):
    found = split_words(text)
    assert all(text[start : start + len(word)] == word for word, start in found)
    assert "".join("".join(word for word, _ in found).split()) == "".join(text.split())


def test_nothing_has_no_words():
    assert split_words("") == []


@hypothesis_settings(max_examples=50)
@given(st.lists(st.sampled_from(["khai", "sinh", "giấy", "tờ", "?", "...", "8.000đ", "e-mail"])))
def test_words_come_in_order_and_never_overlap(words):
    end = 0
    for word, start in split_words(" ".join(words)):
        assert start >= end
        end = start + len(word)
