"""Answers that are lists, and the overview."""

import dataclasses

import pytest

from assistant.answers import listing, overview
from assistant.replies import say
from assistant.steps.compose import ANSWERS
from tests.factories import (
    FIVE_PAPERS,
    TODAY,
    make_kb,
    make_procedure,
    raw_fact,
    raw_fee,
    raw_known,
    raw_paper,
)


def answer(intent, day=TODAY, **changes):
    procedure = make_procedure(**changes)
    return ANSWERS[intent](procedure, make_kb(procedure), day)


# Lists


def test_the_office_comes_with_the_ways_to_it():
    part = answer("ask_office")
    assert part.lines == (
        "Cấp giấy thử: nơi giải quyết và cách nộp.",
        "• UBND phường, xã nơi cư trú.",
        "Cách nộp:",
        "• Đến quầy.",
        "• Nộp trên Cổng.",
    )
    [block] = part.blocks
    assert block["ways"] == [
        {"way": "counter", "text": "Đến quầy."},
        {"way": "online", "text": "Nộp trên Cổng."},
    ]


def test_online_is_the_online_way_and_what_to_do_there():
    assert answer("ask_online").lines[1:] == ("• Nộp trên Cổng.", "• Đăng nhập rồi khai.")
    counter = [raw_fact("Đến quầy.", way="counter")]
    assert answer("ask_online", ways=counter, online=[]) is None


def test_steps_are_numbered_in_the_order_of_the_base():
    assert answer("ask_steps").lines[1:] == ("1. Nộp hồ sơ.", "2. Nhận kết quả.")


def test_conditions_begin_with_who_may_apply():
    assert answer("ask_conditions").lines[1:] == ("• Ai cũng được.", "• Có nơi cư trú.")


def test_forms_are_those_of_the_papers_that_have_one():
    part = answer("ask_form")
    assert part.lines[1:] == ("• Giấy to_khai: Tờ khai thử, ban hành kèm 60/2014/QH13.",)
    assert part.blocks[0]["items"] == [{"paper": "Giấy to_khai"}]
    assert answer("ask_form", papers=[raw_paper(form={"name": "Mẫu 1"})]).lines[1:] == (
        "• Giấy to_khai: Mẫu 1.",
    )
    assert answer("ask_form", papers=[raw_paper()]) is None


def test_the_law_is_named_with_its_kind_where_the_register_knows_it():
    unknown = raw_known(text="1/2020/QH14", about="Việc khác")
    part = answer(
        "ask_legal_basis",
        legal_basis=[raw_known(text="60/2014/QH13", article="Điều 7", about="Nơi cấp."), unknown],
    )
    assert part.lines[1:] == (
        "• Luật 60/2014/QH13, Điều 7: Nơi cấp.",
        "• 1/2020/QH14: Việc khác.",
    )


@pytest.mark.parametrize("make", [listing.result, listing.penalties])
def test_a_list_of_nothing_is_no_answer(make):
    bare = dataclasses.replace(make_procedure(), result=(), penalties=())
    assert make(bare, make_kb(), TODAY) is None


# The overview


def test_the_overview_is_the_main_thing_of_each_kind():
    part = answer(
        "ask_overview",
        papers=FIVE_PAPERS,
        authority=[raw_fact("UBND phường."), raw_fact("Chi tiết khác.")],
        fees=[
            raw_fee("Thêm", optional=True),
            *(raw_fee(f"Mức {n}", amount=n * 1000) for n in (1, 2, 3, 4)),
        ],
        times=[raw_known(label=f"Loại {n}", amount=n, unit="day") for n in (1, 2, 3)],
    )
    assert part.lines == (
        "Cấp giấy thử: Cấp một tờ giấy để thử.",
        "Giấy tờ chính: Đơn xin cấp; Căn cước",
        "Nơi làm: UBND phường.",
        "Lệ phí: Mức 1: 1.000 đồng; Mức 2: 2.000 đồng; Mức 3: 3.000 đồng.",
        "Thời gian: Loại 1: 1 ngày; Loại 2: 2 ngày.",
        say("overview.ask_more"),
    )
    assert len(part.facts) == 2 + 1 + 3 + 2


def test_the_overview_passes_over_what_is_not_known():
    bare = dataclasses.replace(make_procedure(), papers=(), fees=(), times=())
    lines = overview.overview(bare, make_kb(), TODAY).lines
    assert [line.split(":")[0] for line in lines[1:-1]] == ["Nơi làm"]
