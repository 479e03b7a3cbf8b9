import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.text.fold import fold
from assistant.text.restore import restore, restore_with_doubts
from procedures_kb.rules import texts_of

PLAIN = [
    "đăng ký khai sinh cho con cần giấy tờ gì",
    "tôi muốn đăng ký kết hôn với người nước ngoài",
    "cấp đổi giấy phép lái xe mất bao lâu",
    "nộp hồ sơ ở đâu, lệ phí bao nhiêu tiền?",
    "xin giấy xác nhận tình trạng hôn nhân",
    "chồng tôi mất, tôi phải làm gì trước?",
]


@pytest.mark.parametrize("sentence", PLAIN)
def test_marks_come_back_when_all_are_gone(sentence):
    assert restore(fold(sentence)) == sentence


@pytest.mark.parametrize("sentence", PLAIN)
def test_marks_come_back_when_every_other_word_has_them(sentence):
    words = sentence.split()
    half = " ".join(word if at % 2 else fold(word) for at, word in enumerate(words))
    assert restore(half) == sentence


@pytest.mark.parametrize("sentence", PLAIN)
def test_what_has_its_marks_stays(sentence):
    assert restore(sentence) == sentence


def test_capitals_numbers_and_punctuation_stay_where_they_are():
    assert restore("Toi muon lam ho chieu, 2 cuon; HO CHIEU gap!") == (
        "Tôi muốn làm hộ chiếu, 2 cuốn; HỘ CHIẾU gấp!"
    )


def test_the_texts_of_the_base_are_left_alone(kb):
    texts = {words for item in kb.procedures.values() for _, words, _ in texts_of(item)}
    pairs = (zip(text.split(), restore(text).split()) for text in texts)
    words = [pair for of_text in pairs for pair in of_text]
    changed = [pair for pair in words if pair[0] != pair[1]]
    assert len(words) > 20_000
    assert len(changed) <= 0.003 * len(words)


def test_a_name_nobody_can_know_is_a_doubt():
    assert restore_with_doubts("đăng ký khai sinh")[1] == 0
    assert restore_with_doubts("ong Tuan o to dan pho Thoi Hoa ban dat")[1] >= 1


@settings(max_examples=200)
@given(st.text())
def test_any_text_is_restored_without_failing_and_folds_to_the_same(text):
    assert fold(restore(text)) == fold(text)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(" ".join(PLAIN).split())).map(" ".join))
def test_marked_words_in_any_order_keep_their_marks(text):
    kept = [one for one, other in zip(text.split(), restore(text).split()) if one == other]
    marked = [word for word in text.split() if not word.isascii()]
    assert len(kept) >= len(marked)
