"""An address as people write it: today's ward, the choices, an office that is gone, or nothing."""

import pytest

from assistant.places import Ambiguous, FormerOffice, Found, NotFound, Ward, resolve
from assistant.places.gazetteer import gazetteer
from assistant.replies import say
from procedures_kb.offices import home_province

HCM = "Thành phố Hồ Chí Minh"


def names(place: Ambiguous) -> set[str]:
    return {item.ward.name for item in place.candidates}


@pytest.mark.parametrize(
    ("query", "ward"),
    [
        ("p phu loi tdm bd", "Phường Phú Lợi"),
        ("Phường Phú Hòa, TP. Thủ Dầu Một, tỉnh Bình Dương", "Phường Phú Lợi"),
        ("phường Phú Hoà, tdm", "Phường Phú Lợi"),
        ("xã an bình phú giáo bình dương", "Xã Phú Giáo"),
        ("kp3 phường dĩ an", "Phường Dĩ An"),
        ("12/3 đường Phú Lợi, phường Phú Cường, Thủ Dầu Một", "Phường Thủ Dầu Một"),
        ("huyện phú giáo, xã an bình", "Xã Phú Giáo"),
        ("P.12, Q.Gò Vấp, TP.HCM", "Phường An Hội Tây"),
        ("p.1 tp vũng tàu", "Phường Vũng Tàu"),
        ("xã Thạnh An, Cần Giờ", "Xã Thạnh An"),
        ("xã Thanh An, Dầu Tiếng", "Xã Thanh An"),
        ("xa lac an", "Xã Thường Tân"),
        ("công an phường Phú Cường", "Phường Thủ Dầu Một"),
        ("UBND phường An Thạnh, Thuận An", "Phường Thuận An"),
        ("phuong chanh nghia thudaumot", "Phường Thủ Dầu Một"),
        ("phường Bình Dương, Thủ Dầu Một, TP.HCM", "Phường Bình Dương"),
        ("côn đảo", "Đặc khu Côn Đảo"),
    ],
)
def test_one_ward_is_found(query, ward):
    place = resolve(query)
    assert isinstance(place, Found)
    assert place.ward == Ward(ward, HCM)
    assert not place.corrected


def test_what_the_ward_was_is_told_where_the_former_name_was_given():
    place = resolve("xã an bình, phú giáo")
    assert isinstance(place, Found)
    assert place.came_from.ward == "Xã An Bình"
    assert place.came_from.province == "Tỉnh Bình Dương"
    assert resolve("phường Lái Thiêu, TP.HCM").came_from is None


def test_a_ward_that_was_split_is_asked_about():
    place = resolve("P. Hiệp Thành, TP Thủ Dầu Một")
    assert isinstance(place, Ambiguous)
    assert names(place) == {"Phường Phú Lợi", "Phường Thủ Dầu Một"}


def test_the_city_of_today_tells_todays_ward_from_the_former_one_of_its_name():
    assert isinstance(resolve("phường tân đông hiệp"), Ambiguous)
    assert resolve("phường tân đông hiệp, tphcm").ward.name == "Phường Tân Đông Hiệp"


def test_a_name_that_several_wards_bear_is_asked_about_and_todays_comes_first():
    place = resolve("phường an phú tphcm")
    assert place.candidates[0].ward.name == "Phường An Phú"
    assert names(place) == {"Phường An Phú", "Phường Bình Trưng", "Phường An Khánh"}


def test_a_district_offers_its_wards_where_they_are_few():
    place = resolve("q1 hcm")
    assert (place.named, place.total, len(names(place))) == ("Quận 1", 4, 4)
    many = resolve("tân uyên, bình dương")
    assert (many.named, many.candidates) == ("Thành phố Tân Uyên", ())
    assert many.total > 5


def test_of_many_wards_of_one_name_those_at_home_are_offered():
    place = resolve("xã tân lập")
    assert place.total > len(place.candidates) > 0
    assert {item.ward.province for item in place.candidates} == {home_province()}


@pytest.mark.parametrize(
    ("query", "key", "area"),
    [
        ("UBND thành phố Thủ Dầu Một", "committee", "Thành phố Thủ Dầu Một"),
        ("công an huyện Bàu Bàng", "police", "Huyện Bàu Bàng"),
        ("Sở Tư pháp Bình Dương", "justice_department", "Tỉnh Bình Dương"),
        ("chi nhánh VPĐKĐĐ Thuận An", "land_registry_branch", "Thành phố Thuận An"),
        ("phong tu phap quan 1", "justice_room", "Quận 1"),
        ("so xay dung ba ria vung tau", "department", "Tỉnh Bà Rịa - Vũng Tàu"),
    ],
)
def test_an_office_that_is_gone_is_named_as_such_with_what_the_base_says(query, key, area):
    place = resolve(query)
    assert isinstance(place, FormerOffice)
    assert (place.key, place.place, place.today) == (key, area, HCM)
    assert place.took_over


@pytest.mark.parametrize("query", ["sở tư pháp tphcm", "ubnd thành phố hồ chí minh"])
def test_an_office_of_a_province_that_is_still_there_is_not_called_gone(query):
    assert isinstance(resolve(query), Ambiguous)


@pytest.mark.parametrize(
    "query",
    [
        "",
        ",,,",
        "Paris",
        "việt nam",
        "phường Hoa Anh Đào, Thủ Dầu Một",
        "phường Phú Lợi, Hà Nội",
        "phường Phú Lộc, Thủ Dầu Một",
        "quận 13, hcm",
        "phường 30, quận 10",
        "xã 5, quận 4",
        "huyện abc, bình dương",
        "phường " * 200,
    ],
)
def test_what_is_no_place_is_refused(query):
    assert isinstance(resolve(query), NotFound)


@pytest.mark.parametrize(
    ("query", "ward"),
    [
        ("phuong phu loii tdm", "Phường Phú Lợi"),
        ("phường phú cuờngg, thủ dầu một", "Phường Thủ Dầu Một"),
        ("xã an bình phú giáoo bình dương", "Xã Phú Giáo"),
    ],
)
def test_a_slip_of_the_keys_is_mended_and_told(query, ward):
    place = resolve(query)
    assert (place.ward.name, place.corrected) == (ward, True)


def test_a_slip_is_not_mended_where_two_wards_are_left():
    assert isinstance(resolve("xã tânn lập"), NotFound)


def test_the_parts_of_a_split_ward_are_offered_after_a_slip():
    place = resolve("phuong hiep thnah thu dau mot")
    assert names(place) == {"Phường Phú Lợi", "Phường Thủ Dầu Một"}
    assert all(item.corrected for item in place.candidates)


def test_the_button_of_every_ward_of_today_finds_that_ward():
    lost = [
        item.ward
        for item in gazetteer().new_wards
        if resolve(say("place.choice", ward=item.ward.name, province=item.ward.province))
        != Found(item.ward)
    ]
    assert lost == []
