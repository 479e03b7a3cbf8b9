"""A life event leads to its procedures, and a question about one of them does not."""

import pytest

from assistant.dialogue.life_events import LifeEvents
from assistant.dialogue.several import Names
from assistant.replies import say
from assistant.steps.guide_life_event import GuideLifeEvent
from assistant.turn import State, Status
from procedures_kb.registers import LifeEvent, LifeStep
from tests.assistant.steps.fakes import (
    KB,
    A,
    likely,
    wants,
)
from tests.factories import make_context

WEDDING = LifeEvent(
    "cuoi",
    "Cưới",
    ("sắp cưới vợ", "chuẩn bị làm đám cưới"),
    (LifeStep("giay_b", "Trước ngày cưới."), LifeStep("giay_a", "Sau đó.")),
    tone="congratulation",
)
MOVING = LifeEvent("don_nha", "Dọn nhà", ("mới dọn nhà",), (LifeStep("giay_a", "Ngay."),))


def guide(text, **changes):
    known = {"understanding": wants("ask_overview"), "candidates": likely(0.2), **changes}
    names = Names((("giấy b", "giay_b"),))
    step = GuideLifeEvent(KB, LifeEvents((WEDDING, MOVING)), names)
    return step(make_context(text, **known))


@pytest.mark.parametrize("text", ["em sắp cưới vợ", "EM SAP CUOI VO", "sắp cưới vợ phải làm gì"])
def test_the_procedures_come_in_the_order_to_do_them(text):
    answer = guide(text)
    assert answer.status is Status.ANSWERED
    assert [item.procedure.slug for item in answer.candidates] == ["giay_b", "giay_a"]
    assert answer.procedure.slug == "giay_b"
    assert answer.text.splitlines()[0] == say("tones.congratulation")
    assert answer.suggestions == ("Cấp giấy B (mới)", "Cấp giấy A")
    assert answer.sources
    [block] = answer.blocks
    assert [(item["slug"], item["why"]) for item in block["items"]] == [
        ("giay_b", "Trước ngày cưới."),
        ("giay_a", "Sau đó."),
    ]


def test_each_step_has_its_deadline_office_and_fee_in_one_line():
    lines = guide("em sắp cưới vợ").text.splitlines()
    [line] = [line for line in lines if line.startswith("2. ")]
    assert line == (
        "2. Cấp giấy A: Sau đó. Hạn: Đi làm giấy: 60 ngày kể từ ngày mất giấy."
        " Nơi làm: UBND phường, xã nơi cư trú. Lệ phí: Nộp tại quầy: 8.000 đồng."
    )


def test_any_of_them_can_be_chosen_next():
    state = guide("em sắp cưới vợ", state=State("giay_d", {"goes": "self"})).state
    assert state.choices == ("giay_b", "giay_a")
    assert (state.procedure, state.facts) == ("giay_b", {"goes": "self"})


@pytest.mark.parametrize(
    "text",
    ["em sắp cưới vợ, giấy b cần gì", "em sắp cưới vợ bao nhiêu tiền", "mua con chó ở đâu"],
)
def test_what_is_specific_or_about_something_else_is_left(text):
    assert guide(text) is None


@pytest.mark.parametrize("changes", [{"procedure": A}, {"corrects": True}])
def test_what_is_settled_or_corrected_is_left(changes):
    assert guide("em sắp cưới vợ", **changes) is None
