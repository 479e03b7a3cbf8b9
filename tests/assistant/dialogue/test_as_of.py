"""The day a message asks about."""

import json
from datetime import date
from pathlib import Path

import pytest

from assistant.dialogue.as_of import day_asked_about

TODAY = date(2026, 11, 22)
QUESTIONS = Path(__file__).parents[3] / "nlu_data/evaluation/questions.jsonl"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("nộp từ tháng 5/2025 thì sao", date(2025, 5, 1)),
        ("nop truoc 1/7/2025 thi the nao", date(2025, 6, 30)),
        ("trước 1/7/2025 lệ phí bao nhiêu", date(2025, 6, 30)),
        ("còn trước 1/7/2025 thì sao", date(2025, 6, 30)),
        ("từ 1/3/2027 thì sao", date(2027, 3, 1)),
        ("theo quy định năm 2024 thì làm hộ chiếu bao nhiêu tiền", date(2024, 12, 31)),
        ("đổi căn cước lệ phí từ 1/1/2027 là bao nhiêu", date(2027, 1, 1)),
        ("quy định năm nay thế nào", None),
    ],
)
def test_the_rules_of_another_day_are_asked_for(text, day):
    assert day_asked_about(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "con sinh ngày 3/10 làm khai sinh cần gì",
        "hồi năm 2024 em mất bằng giờ làm lại",
        "từ tháng 5/2025 em ở trọ, làm tạm trú sao",
        "tháng trước em làm mất căn cước, làm lại cần gì",
        "giấy cấp trước 1/7/2025 còn dùng được không",
        "hồ sơ nộp từ tháng 5/2026 tới giờ chưa xong",
        "kết hôn đăng ký năm 2020, xin bản sao trích lục",
        "bằng lái làm năm 2015 hết hạn thì đổi sao",
        "đăng ký khai sinh cần gì",
    ],
)
def test_a_story_is_told_and_the_rules_of_today_are_wanted(text):
    assert day_asked_about(text, TODAY) is None


def test_no_question_of_the_held_out_set_asks_about_another_day():
    texts = [json.loads(line)["text"] for line in QUESTIONS.read_text("utf-8").splitlines()]
    assert len(texts) > 500
    assert [text for text in texts if day_asked_about(text, TODAY)] == []
