import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.sentences import FEWEST_WORDS, looks_like_question, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        (" \n ", []),
        ("Ạ", ["Ạ"]),
        ("Làm khai sinh cần gì?", ["Làm khai sinh cần gì?"]),
        (
            "Con tôi mới sinh. Làm khai sinh cần gì? Cảm ơn rất nhiều!",
            ["Con tôi mới sinh.", "Làm khai sinh cần gì?", "Cảm ơn rất nhiều!"],
        ),
        ("Con mới sinh. Làm khai sinh cần gì?", ["Con mới sinh.", "Làm khai sinh cần gì?"]),
        ("Chào ạ. Tôi hỏi khai sinh.", ["Chào ạ. Tôi hỏi khai sinh."]),
        ("A. B. Tôi hỏi khai sinh.", ["A. B. Tôi hỏi khai sinh."]),
        ("Tôi hỏi khai sinh. Cảm ơn.", ["Tôi hỏi khai sinh.", "Cảm ơn."]),
        ("Tôi ở phường 1; tôi hỏi khai sinh", ["Tôi ở phường 1;", "tôi hỏi khai sinh"]),
        ("Thủ tục 1.001193 phí 8.000 đồng", ["Thủ tục 1.001193 phí 8.000 đồng"]),
        ("  Con tôi mới sinh.   Làm gì trước ạ? ", ["Con tôi mới sinh.", "Làm gì trước ạ?"]),
    ],
)
def test_a_letter_falls_into_sentences_and_short_ones_join_the_next(text, sentences):
    assert split_sentences(text) == sentences


@given(st.lists(st.sampled_from(["Chào.", "con", "tôi", "hỏi?", "khai", "sinh!", "ạ;", "8.000"])))
def test_no_word_is_lost_or_moved(words):
    sentences = split_sentences(" ".join(words))
    assert " ".join(sentences).split() == words
    assert all(len(sentence.split()) >= FEWEST_WORDS for sentence in sentences[:-1])


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("Tôi mất giấy rồi.", False),
        ("Vợ tôi mới sinh hôm qua.", False),
        ("Cảm ơn anh chị nhiều!", False),
        ("Làm lại được?", True),
        ("cần giấy tờ gì", True),
        ("can giay to gi", True),
        ("nộp ở đâu", True),
        ("mất bao lâu", True),
        ("LỆ PHÍ BAO NHIÊU", True),
        ("làm như thế nào", True),
        ("cho hỏi thủ tục khai sinh", True),
        ("có phải nộp bản chính không", True),
        ("Tôi chưa làm lại giấy phép lái xe.", False),
        ("Nhà tôi không có giấy tờ.", False),
        ("Em làm được chưa ạ", True),
        ("co duoc khong vay", True),
        ("làm ở đâu", True),
    ],
)
def test_a_question_has_its_mark_or_a_word_that_asks(sentence, asks):
    assert looks_like_question(sentence) is asks
