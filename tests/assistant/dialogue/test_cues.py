"""Phrases are met in any writing, and those with marks only where the marks are."""

import pytest
from ruamel.yaml import YAML

from assistant.dialogue.asked import aspects
from assistant.dialogue.cues import PATH, finds, kinds_of, says, without, words_of
from assistant.replies import find_words

GROUPS = YAML(typ="safe").load(PATH.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("cần gì và mất bao lâu, ở đâu làm", ("ask_papers", "ask_time", "ask_office")),
        ("can gi va mat bao lau, o dau lam", ("ask_papers", "ask_time", "ask_office")),
        ("MẤT BAO NHIÊU NGÀY, MẤT BAO NHIÊU TIỀN", ("ask_time", "ask_fee")),
        ("bị phạt bao nhiêu tiền", ("ask_penalty",)),
        ("lệ phí bao nhiêu tiền", ("ask_fee",)),
        ("làm căn cước", ()),
        ("", ()),
    ],
)
def test_what_is_asked_is_read_off_the_words(text, asked):
    assert aspects(text) == asked


def test_every_aspect_asked_for_has_words_for_it():
    assert GROUPS["asks"].keys() <= find_words("questions").keys()


@pytest.mark.parametrize(
    ("text", "is_said"),
    [("đồ ngu", True), ("bot NGU quá", True), ("đi ngủ quá trễ", False), ("ngu qua troi", True)],
)
def test_a_phrase_with_marks_needs_them(text, is_said):
    assert says("insulting", text) is is_said


def test_phrases_are_whole_words_and_the_longest_wins():
    assert [item.kind for item in finds("pointing", "cái thứ hai mươi")] == ["second"]
    assert kinds_of("danger", "đang đánhh") == ()
    assert kinds_of("danger", "con tôi bị bạo hành") == ("child",)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("không phải, ý tôi là bản sao", "bản sao"),
        ("Không phải. Nhầm rồi, bằng lái", "bằng lái"),
        ("bản sao, không phải", "bản sao, không phải"),
        ("không phải", ""),
        ("", ""),
    ],
)
def test_what_stands_at_the_beginning_is_taken_off(text, rest):
    assert without("correcting", text) == rest


def test_no_phrase_is_listed_twice_with_two_meanings():
    for group, kinds in GROUPS.items():
        if isinstance(kinds, dict):
            listed = [str(phrase) for phrases in kinds.values() for phrase in phrases]
            assert sorted(set(listed)) == sorted(listed), group


def test_the_words_of_a_plain_group_are_folded():
    assert {"toi", "em", "moi"} <= words_of("around_events")
