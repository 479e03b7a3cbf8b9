"""Danger is met first, and questions about papers are no danger."""

import pytest

from assistant.steps.call_for_help import call_for_help
from assistant.turn import Status
from tests.assistant.steps.fakes import (
    ABOUT_A,
    wants,
)
from tests.factories import make_context


def test_danger_is_met_with_the_numbers_to_call():
    context = make_context(understanding=wants("emergency"), state=ABOUT_A)
    answer = call_for_help(context)
    assert (answer.status, answer.intent) == (Status.EMERGENCY, "emergency")
    assert all(number in answer.text for number in ("113", "114", "115"))
    assert answer.state == ABOUT_A


@pytest.mark.parametrize(
    ("understanding", "calls"),
    [
        (wants("emergency", 0.6), True),
        (wants("emergency", 0.59), False),
        (wants("ask_papers", 0.99), False),
    ],
)
def test_only_danger_and_only_when_sure(understanding, calls):
    assert (call_for_help(make_context(understanding=understanding)) is not None) is calls


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nhà đang cháy", "114"),
        ("chồng đang đánh tôi", "113"),
        ("có người bất tỉnh", "115"),
        ("con tôi bị bạo hành", "111"),
    ],
)
def test_who_can_help_is_named_first(text, first):
    answer = call_for_help(make_context(text, understanding=wants("ask_overview", 0.3)))
    assert answer.status is Status.EMERGENCY
    numbers = [answer.text.index(number) for number in ("111", "113", "114", "115")]
    assert answer.text.index(first) == min(numbers)


@pytest.mark.parametrize(
    "text",
    [
        "xin giấy phép phòng cháy chữa cháy ở đâu",
        "công an phường làm việc mấy giờ",
        "cháy nhà mất giấy tờ giờ làm lại sao",
        "ba tôi tự tử, khai tử cần giấy gì",
    ],
)
def test_papers_are_no_danger(text):
    assert call_for_help(make_context(text, understanding=wants("emergency", 0.9))) is None


def test_a_moving_vehicle_is_no_fire():
    assert call_for_help(make_context("em đang chạy xe thì bị giữ bằng")) is None
