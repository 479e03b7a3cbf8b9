"""The day of filing, where a question names it."""

from datetime import date

import pytest

from assistant.dialogue.filing_day import filing_day
from tests.factories import TODAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("nộp hồ sơ đăng ký thường trú ngày 28/4/2027 bao giờ xong", date(2027, 4, 28)),
        ("nop doi can cuoc ngay 3/2/2027 khi nao co", date(2027, 2, 3)),
        ("con sinh 3/10/2026, mất bao lâu", None),
        ("nộp rồi, cấp ngày 1/9/2026", None),
        ("nộp ngày 1/12/2026 hay nộp ngày 5/12/2026 nhanh hơn", None),
    ],
)
def test_the_day_stands_behind_the_word_for_handing_in(text, day):
    assert filing_day(text, TODAY) == day
