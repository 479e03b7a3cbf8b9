import pytest

from assistant.places import Ambiguous, FormerOffice, Found, place_in


@pytest.mark.parametrize(
    ("text", "ward"),
    [
        ("tôi ở phường phú cường thủ dầu một làm khai sinh ở đâu", "Phường Thủ Dầu Một"),
        ("em o p phu loi tdm bd muon dang ky ket hon thi nop o dau", "Phường Phú Lợi"),
        ("nhà tôi ở xã an bình, phú giáo, sang tên sổ đỏ nộp chỗ nào", "Xã Phú Giáo"),
        ("Tôi ở ấp 2 xã Thanh An huyện Dầu Tiếng thì nộp ở đâu", "Xã Thanh An"),
        ("làm ở chánh nghĩa thủ dầu một được không", "Phường Thủ Dầu Một"),
    ],
)
def test_a_ward_is_found_inside_a_sentence(text, ward):
    place = place_in(text)
    assert isinstance(place, Found)
    assert place.ward.name == ward


def test_a_district_is_asked_about_and_its_office_is_gone():
    assert isinstance(place_in("chị ở quận 1 thì làm ở đâu"), Ambiguous)
    assert isinstance(place_in("đổi căn cước ở công an huyện bàu bàng được không"), FormerOffice)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "làm khai sinh ở đâu",
        "phường nào nhận hồ sơ",
        "xã mình có nhận không",
        "con tôi sinh ở bệnh viện, bảo hiểm xã hội nộp đâu",
        "công an phường nơi tôi ở",
        "thành phố có thu tiền không",
        "tôi bình an, gia đình phú quý",
        "chị Phú Lợi hỏi giấy tờ",
    ],
)
def test_everyday_words_are_no_place(text):
    assert place_in(text) is None
