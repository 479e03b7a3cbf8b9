"""Fees, times and deadlines."""

from datetime import date

import pytest

from assistant.answers import durations, money
from assistant.steps.compose import ANSWERS
from tests.factories import (
    TODAY,
    make_kb,
    make_procedure,
    raw_fact,
    raw_fee,
    raw_known,
)


def answer(intent, day=TODAY, **changes):
    procedure = make_procedure(**changes)
    return ANSWERS[intent](procedure, make_kb(procedure), day)


# Money and time


@pytest.mark.parametrize(
    ("fee", "line"),
    [
        (raw_fee("Nộp tại quầy"), "Nộp tại quầy: 8.000 đồng."),
        (raw_fee("Nộp tại quầy", amount=0), "Nộp tại quầy: không mất tiền."),
        (raw_fee("Sao", amount=2000, per="trang"), "Sao: 2.000 đồng/trang."),
        (raw_fee("Trước bạ", text="0,5%"), "Trước bạ: 0,5%."),
        (raw_fee("Đăng tin", text="Tự trả."), "Đăng tin: Tự trả."),
        (raw_fee("Trên mạng", ways=["online"]), "Trên mạng: 8.000 đồng (nộp trực tuyến)."),
        (raw_fee("Đúng hạn", condition="Chưa quá 60 ngày"), "Đúng hạn: 8.000 đồng."),
        (
            raw_fee("Đổi thẻ", amount=25_000, ends_on=date(2026, 12, 31)),
            "Đổi thẻ: 25.000 đồng (áp dụng đến hết 31/12/2026).",
        ),
    ],
)
def test_a_fee_is_its_case_and_its_price(fee, line):
    [told] = make_procedure(fees=[fee]).fees
    assert money.fee_line(told) == line


def test_fees_then_extras_then_who_is_exempt():
    extra = raw_fee("Bản sao thêm", optional=True)
    part = answer("ask_fee", fees=[extra, raw_fee("Nộp tại quầy", amount=5000)])
    assert part.lines == (
        "Cấp giấy thử: phí, lệ phí như sau.",
        "• Nộp tại quầy: 5.000 đồng.",
        "Chỉ khi anh/chị yêu cầu thêm:",
        "• Bản sao thêm: 8.000 đồng.",
        "Được miễn, giảm:",
        "• Người cao tuổi.",
    )
    [block] = part.blocks
    assert [(item["label"], item["amount"], item["optional"]) for item in block["items"]] == [
        ("Bản sao thêm", 8000, True),
        ("Nộp tại quầy", 5000, False),
    ]


@pytest.mark.parametrize(
    ("day", "price"),
    [
        (date(2025, 6, 30), "50.000 đồng (áp dụng đến hết 30/06/2025)"),
        (date(2025, 7, 1), "25.000 đồng"),
    ],
)
def test_the_fee_told_is_the_one_of_the_day_asked_about(day, price):
    fees = [
        raw_fee("Đổi", amount=50_000, ends_on=date(2025, 6, 30)),
        raw_fee("Đổi", amount=25_000, starts_on=date(2025, 7, 1)),
    ]
    assert answer("ask_fee", day, fees=fees, exemptions=[]).lines[1:] == (f"• Đổi: {price}.",)


@pytest.mark.parametrize(
    ("duration", "line"),
    [
        ({"amount": 5, "unit": "working_day"}, "Đủ: 5 ngày làm việc."),
        ({"text": "Trả ngay."}, "Đủ: Trả ngay."),
        ({"amount": 0, "unit": "day", "text": "Trong ngày."}, "Đủ: 0 ngày. Trong ngày."),
        ({"amount": 3, "unit": "day", "text": "Có khi 8."}, "Đủ: 3 ngày. Có khi 8."),
        (
            {"amount": 3, "unit": "month", "confidence": "memory"},
            "Đủ: 3 tháng (chưa đối chiếu lại văn bản).",
        ),
    ],
)
def test_a_duration_is_its_case_and_how_long(duration, line):
    [told] = make_procedure(times=[raw_known(**{"label": "Đủ", **duration})]).times
    assert durations.time_line(told) == line


@pytest.mark.parametrize(
    ("deadline", "line"),
    [
        ({}, "Đi khai sinh."),
        ({"amount": 60}, "Đi khai sinh."),
        ({"amount": 60, "unit": "day"}, "Đi khai sinh: 60 ngày."),
        (
            {"amount": 60, "unit": "day", "counted_from": "ngày sinh"},
            "Đi khai sinh: 60 ngày kể từ ngày sinh.",
        ),
        ({"condition": "Con nuôi"}, "Con nuôi: Đi khai sinh."),
    ],
)
def test_a_deadline_is_what_how_long_and_from_when(deadline, line):
    [told] = make_procedure(deadlines=[raw_fact("Đi khai sinh.", **deadline)]).deadlines
    assert durations.deadline_line(told) == line


def test_times_of_the_office_stand_before_those_of_the_citizen():
    part = answer("ask_time")
    assert part.lines == (
        "Cấp giấy thử: thời hạn giải quyết như sau.",
        "• Hồ sơ đủ: 5 ngày làm việc.",
        "Hạn anh/chị cần nhớ:",
        "• Đi làm giấy: 60 ngày kể từ ngày mất giấy.",
    )
    assert answer("ask_time", times=[]).lines[0] == "Hạn anh/chị cần nhớ:"
    assert len(answer("ask_time", deadlines=[]).lines) == 2
