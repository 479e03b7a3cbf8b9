"""What became of a place, where nothing else is asked."""

import pytest

from assistant.replies import find_words, say
from assistant.steps.tell_place import tell_place
from assistant.turn import State, Status
from tests.assistant.steps.fakes import ABOUT_A
from tests.factories import make_context


def tell(text, state=ABOUT_A):
    return tell_place(make_context(text, state=state))


@pytest.mark.parametrize(
    "text",
    [
        "tỉnh Bình Dương nay thuộc đâu",
        "binh duong gio la tinh nao vay",
        "Bình Dương sáp nhập vào đâu?",
    ],
)
def test_of_a_province_that_is_gone_it_is_said_where_it_lies_now(text):
    answer = tell(text)
    sure, city = say("confidence.secondary"), "Thành phố Hồ Chí Minh"
    gone = say("place.area_gone", place="Tỉnh Bình Dương", province=city, sure=sure)
    assert gone.endswith(f"({sure}).")
    assert answer.text.splitlines() == [gone, say("place.say_ward"), say("place.what_for")]
    assert answer.suggestions == tuple(find_words("openers"))


def test_of_a_district_that_is_gone_the_wards_are_offered():
    answer = tell("thành phố Thủ Dầu Một còn không")
    assert answer.text.startswith("Thành phố Thủ Dầu Một không còn là đơn vị hành chính")
    assert "Phường Phú Lợi hiện nay, Thành phố Hồ Chí Minh" in answer.suggestions
    assert len(answer.suggestions) == 5


@pytest.mark.parametrize(
    ("text", "ward"),
    [
        ("phường Phú Cường nay là phường gì", "phường Thủ Dầu Một"),
        ("h phuong phu cuong la phuong gi z", "phường Thủ Dầu Một"),
        ("UBND phường Phú Hòa, TP Thủ Dầu Một giờ ở đâu ạ", "phường Phú Lợi"),
    ],
)
def test_of_a_former_ward_todays_is_told(text, ward):
    answer = tell(text)
    assert f"nay là {ward}, Thành phố Hồ Chí Minh" in answer.text
    assert [block["type"] for block in answer.blocks] == ["place"]


def test_what_was_talked_of_stays():
    answer = tell("xã Thường Tân giờ thuộc xã nào")
    assert (answer.status, answer.intent, answer.procedure) == (Status.ANSWERED, "ask_office", None)
    assert answer.state == ABOUT_A
    assert tell("xã Thường Tân giờ thuộc xã nào", State()).state == State()


@pytest.mark.parametrize(
    "text",
    [
        "tôi ở phường Phú Cường, làm khai sinh giờ là phường nào nhận",
        "đăng ký thường trú ở Dĩ An còn không",
        "giấy tờ ghi tỉnh Bình Dương có phải đổi không khi sáp nhập",
        "phường Phú Cường",
        "giấy khai sinh cũ còn không",
        "sáp nhập vào đâu",
        "doi ten cho con can giay to gi",
        "ba nội bỏ rồi giờ ở đâu",
    ],
)
def test_what_asks_more_or_names_no_place_is_left_to_the_other_steps(text):
    assert tell(text) is None
