"""Dates as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.dates import find_dates
from assistant.text.fold import fold

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2000, 1, 1), date(2035, 12, 31))


def only(text, **how):
    [found] = find_dates(text, TODAY, **how)
    return found.first, found.last


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("con sinh ngày 3/10", date(2026, 10, 3)),
        ("con sinh ngay 3 thang 10", date(2026, 10, 3)),
        ("con sinh 3/12", date(2025, 12, 3)),
        ("bé sinh hôm 3-10 vừa rồi", date(2026, 10, 3)),
        ("mùng 3 tháng 10 năm 2025", date(2025, 10, 3)),
        ("nộp 01.07.2025", date(2025, 7, 1)),
        ("nop 1-7-2025", date(2025, 7, 1)),
        ("nộp 1/7/25", date(2025, 7, 1)),
        ("sinh 5/6/89", date(1989, 6, 5)),
        ("2025-07-01", date(2025, 7, 1)),
        ("ông mất ngày 29/2", date(2024, 2, 29)),
        ("bố mất hôm qua", date(2026, 11, 21)),
        ("bo mat hom kia", date(2026, 11, 20)),
        ("hôm nay", TODAY),
        ("ngày mai tôi lên", date(2026, 11, 23)),
        ("10 ngày trước", date(2026, 11, 12)),
        ("3 hôm trước", date(2026, 11, 19)),
        ("hai bữa trước", date(2026, 11, 20)),
        ("cách đây ba ngày", date(2026, 11, 19)),
        ("15 ngày nữa hết hạn", date(2026, 12, 7)),
    ],
)
def test_a_day(text, day):
    [found] = find_dates(text, TODAY)
    assert found.day == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("giấy xác nhận hôn nhân cấp tháng 3", date(2026, 3, 1), date(2026, 3, 31)),
        ("cap thang 12", date(2025, 12, 1), date(2025, 12, 31)),
        ("tháng ba", date(2026, 3, 1), date(2026, 3, 31)),
        ("tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("t5/2025", date(2025, 5, 1), date(2025, 5, 31)),
        ("tháng 5 năm 2025", date(2025, 5, 1), date(2025, 5, 31)),
        ("nop vao 5/2025", date(2025, 5, 1), date(2025, 5, 31)),
        ("hồi năm 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("tháng trước", date(2026, 10, 1), date(2026, 10, 31)),
        ("thang nay", date(2026, 11, 1), date(2026, 11, 30)),
        ("tháng sau", date(2026, 12, 1), date(2026, 12, 31)),
        ("tháng sáu", date(2026, 6, 1), date(2026, 6, 30)),
        ("năm ngoái", date(2025, 1, 1), date(2025, 12, 31)),
        ("tuần trước", date(2026, 11, 9), date(2026, 11, 15)),
        ("2 tháng trước", date(2026, 9, 1), date(2026, 9, 30)),
        ("hai năm trước", date(2024, 1, 1), date(2024, 12, 31)),
        ("trước 1/7/2025", None, date(2025, 6, 30)),
        ("truoc ngay 1 thang 7", None, date(2026, 6, 30)),
        ("nộp từ tháng 5/2025 thì sao", date(2025, 5, 1), None),
        ("kể từ 1/7/2025 trở đi", date(2025, 7, 1), None),
        ("sau 1/7", date(2026, 7, 2), None),
        ("sau tháng 6/2025", date(2025, 7, 1), None),
        ("đến hết 30/6/2025", None, date(2025, 6, 30)),
        ("từ 1/7/2025 đến 15/8/2025", date(2025, 7, 1), date(2025, 8, 15)),
    ],
)
def test_a_period(text, first, last):
    assert only(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "con 3 tháng tuổi",
        "con được 3 tháng 10 ngày",
        "trong 60 ngày",
        "thông tư 58/2026 nói gì",
        "Thông tư 01/2020/TT-BTP",
        "nghị định 5/2025",
        "ở 12/5 Nguyễn Trãi",
        "đến 12/5 Nguyễn Trãi",
        "ngày 30/2/2025",
        "ngày 45/10",
        "tháng 13/2025",
        "mùng 3 tháng 10 âm lịch",
        "mùng 3 tết",
        "gọi 0908.12.1234",
        "căn cước 079203001234",
        "phí 5/2000 đồng",
        "báo 15 ngày trước khi đi",
        "gia hạn trước 15 ngày",
        "thang sau",  # without marks it may be June
        "mẫu CT01",
        "",
    ],
)
def test_what_is_no_sure_date_is_not_read(text):
    assert find_dates(text, TODAY) == ()


def test_ahead_the_next_one_is_meant():
    assert only("hẹn ngày 3/12", ahead=True) == (date(2026, 12, 3), date(2026, 12, 3))
    assert only("hẹn ngày 3/10", ahead=True) == (date(2027, 10, 3), date(2027, 10, 3))
    assert only("tháng 3", ahead=True) == (date(2027, 3, 1), date(2027, 3, 31))


def test_several_dates_stand_in_their_order_and_place():
    text = "cưới ngày 5/6/2024, con sinh hôm qua"
    wedding, birth = find_dates(text, TODAY)
    assert (wedding.day, birth.day) == (date(2024, 6, 5), date(2026, 11, 21))
    assert fold(text)[birth.start : birth.end] == "hom qua"


@given(DAYS, st.sampled_from(["{:%d/%m/%Y}", "{:%d-%m-%Y}", "{:%d.%m.%Y}", "{:%Y-%m-%d}"]))
def test_every_day_is_read_in_every_form(day, form):
    assert [item.day for item in find_dates(f"nộp {form.format(day)} nhé", TODAY)] == [day]


@given(DAYS, DAYS)
def test_a_day_without_its_year_is_the_last_one_or_the_next(day, today):
    text = f"sinh ngày {day.day}/{day.month}"
    [past], [next_one] = find_dates(text, today), find_dates(text, today, ahead=True)
    assert past.day <= today <= next_one.day
    assert (past.day.day, past.day.month) == (day.day, day.month)
    assert next_one.day - past.day < timedelta(days=9 * 366)


@given(st.text(alphabet="0123456789/.- tháng năm ngày trước từ đến sau", max_size=40))
def test_any_jumble_is_read_without_an_error(text):
    for found in find_dates(text, TODAY):
        assert found.first or found.last
        assert 0 <= found.start < found.end
