"""What is said of a place, and when it is asked for."""

from assistant.answers import place
from assistant.places import place_in
from assistant.turn import Wanted
from procedures_kb import load_knowledge_base
from tests.factories import TODAY

BASE = load_knowledge_base().edited
BIRTH = BASE["dang_ky_khai_sinh"]
WHERE = [Wanted(BIRTH, "ask_office")]


def said(text, wanted=WHERE):
    return place.about(place.named_for(wanted, text), wanted, TODAY)


def test_a_former_ward_is_told_with_todays_and_its_offices():
    part = said("ở phường phú cường thủ dầu một")
    assert part.lines[0].startswith("Phường Phú Cường, Thành phố Thủ Dầu Một, Tỉnh Bình Dương nay")
    assert "• Trung tâm Phục vụ hành chính công phường Thủ Dầu Một" in part.lines
    unsure = [line for line in part.lines if "43 Nguyễn Văn Bá" in line]
    assert len(unsure) == 1
    assert "thứ cấp" in unsure[0]
    assert part.blocks[0]["type"] == "place"
    assert part.blocks[0]["status"] == "found"


def test_choices_are_buttons_each_of_which_finds_one_ward():
    named = place_in("phường hiệp thành, thủ dầu một")
    assert len(place.asking(named)) == 3
    buttons = place.choices(named)
    assert [place_in(text).ward.name for text in buttons] == [
        "Phường Phú Lợi",
        "Phường Thủ Dầu Một",
    ]


def test_where_more_wards_bear_the_name_it_is_said():
    lines = place.asking(place_in("tôi ở xã tân lập"))
    assert lines[-1].startswith("Nếu là nơi khác")
    many = place.asking(place_in("tôi ở huyện tân uyên bình dương"))
    assert many == [line for line in many if "gồm 7 phường, xã" in line]


def test_a_gone_office_offers_the_wards_of_its_area():
    part = said("công an huyện bàu bàng")
    assert "không còn" in part.lines[0]
    assert len(part.lines) == 7
    assert part.blocks[0]["status"] == "former_office"


def test_a_place_elsewhere_is_told_as_such():
    assert said("phường Ba Đình Hà Nội").lines[-1].startswith("Nơi này ngoài")


def test_only_a_question_where_to_go_is_answered_with_a_place():
    assert place.named_for([Wanted(BIRTH, "ask_fee")], "phường phú lợi tdm") is None
    assert said("làm khai sinh") is None
    assert place.choices(None) == ()


def test_the_ward_is_asked_for_where_only_the_office_is_wanted_and_wards_receive_it():
    assert place.asking_where(None, WHERE, TODAY) is not None
    both = [*WHERE, Wanted(BIRTH, "ask_fee")]
    assert place.asking_where(None, both, TODAY) is None
    assert place.asking_where(place_in("phường lái thiêu"), WHERE, TODAY) is None
    passport = [Wanted(BASE["ho_chieu_pho_thong_trong_nuoc"], "ask_office")]
    assert place.asking_where(None, passport, TODAY) is None
