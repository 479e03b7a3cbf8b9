import pytest

from assistant.text.noise import FORMS, forms

LINE = "Dạ cho em hỏi, làm giấy khai sinh cho con ở đâu và mất bao nhiêu tiền vậy ạ?"


def test_the_same_sentence_and_seed_give_the_same_forms():
    assert forms(LINE, 3) == forms(LINE, 3)
    assert set(forms(LINE, 3)) == set(FORMS)


@pytest.mark.parametrize(
    ("form", "text", "typed"),
    [
        ("telex", "Đăng ký được", "ddawng kys dduwowcj"),
        ("telex", "quyển sổ", "quyeenr soor"),
        ("vni", "Đăng ký được", "d9a8ng ky1 d9u7o7c5"),
        ("unmarked", "Đăng ký được", "dang ky duoc"),
    ],
)
def test_keys_are_those_one_would_press(form, text, typed):
    assert forms(text, 1)[form] == typed


def test_a_fragment_has_no_opening_and_a_letter_none_at_all():
    assert forms(LINE, 1)["fragment"] == "làm giấy khai sinh cho con ở đâu và mất"
    assert "fragment" not in forms(" ".join([LINE] * 2), 1)


def test_a_typo_changes_few_words_and_keeps_their_number():
    words, typed = LINE.split(), forms(LINE, 5)["typo"].split()
    changed = sum(one != two for one, two in zip(words, typed))
    assert len(typed) == len(words)
    assert 1 <= changed <= 1 + len(words) // 6


@pytest.mark.parametrize("text", ["", "?", "a", "đ", "1.000017", "🙂 ok"])
def test_any_text_has_its_forms(text):
    made = forms(text, 1)
    assert all(isinstance(form, str) for form in made.values())
