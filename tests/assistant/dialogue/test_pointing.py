"""What a message points at, and when it doesn't point."""

import pytest

from assistant.dialogue.pointing import agrees, pointed_at, points, points_back

OFFERED = ("a", "b", "c")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1", ("a",)),
        ("2.", ("b",)),
        ("số 3", ("c",)),
        ("cái đầu tiên", ("a",)),
        ("cai thu hai di em", ("b",)),
        ("chọn cái cuối", ("c",)),
        ("cả hai", ("a", "b")),
        ("cái kia", ("b",)),
        ("2 vợ chồng tôi", ()),
        ("tôi có hai con", ()),
        ("quay lại câu trước", ()),
        ("bằng lái", ()),
        ("cái đầu " + "mà " * 9, ()),
    ],
)
def test_what_is_meant(text, meant):
    assert pointed_at(text, OFFERED, "a") == meant


@pytest.mark.parametrize("text", ["3", "cái thứ ba", "cái kia"])
def test_what_is_not_there_cannot_be_meant(text):
    assert pointed_at(text, ("a",), "a") == ()
    assert pointed_at(text, (), None) == ()


def test_the_last_of_one_is_that_one():
    assert pointed_at("cái cuối cùng", ("a",), None) == ("a",)


def test_pointing_and_going_back():
    assert points("cái thứ ba")
    assert not points("làm ở đâu")
    assert points_back("quay lại câu trước đi")
    assert not points_back("cái kia")


@pytest.mark.parametrize(
    ("text", "is_yes"),
    [
        ("đúng rồi", True),
        ("dạ đúng ạ", True),
        ("ok", True),
        ("phải làm sao", False),
        ("không", False),
        ("đúng rồi, nhưng ở đâu", False),
    ],
)
def test_yes_is_nothing_but_yes(text, is_yes):
    assert agrees(text) is is_yes
