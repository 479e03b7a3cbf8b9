"""Who receives the dossier: from the facts in force, for every procedure of the base."""

import json
from datetime import date

import pytest

from assistant.places import Ward, is_received_in_wards, receivers
from procedures_kb import Way, in_force, load_knowledge_base
from tests.factories import TODAY

HERE = Ward("Phường Phú Lợi", "Thành phố Hồ Chí Minh")
ELSEWHERE = Ward("Phường Ba Đình", "Thành phố Hà Nội")
BASE = load_knowledge_base().edited


def of(slug, ward=HERE, day=TODAY):
    return receivers(BASE[slug], ward, day)


def test_a_birth_is_received_at_the_wards_centre_and_at_the_citys():
    told = of("dang_ky_khai_sinh")
    assert [(item.name, item.level) for item in told.receivers] == [
        ("Trung tâm Phục vụ hành chính công phường Phú Lợi", "commune"),
        ("Trung tâm Phục vụ hành chính công TP. Hồ Chí Minh", "province"),
    ]
    assert {way.way for way in told.ways} == {"online", "post"}


def test_an_address_is_told_from_its_day_on_and_none_is_made_up():
    before = {
        item.office: item.address
        for item in of("dang_ky_khai_sinh", day=date(2025, 9, 1)).receivers
    }
    today = {item.office: item for item in of("dang_ky_khai_sinh").receivers}
    assert before == {"commune_centre": None, "city_centre": None}
    assert today["city_centre"].address == "43 Nguyễn Văn Bá, phường Thủ Đức"
    assert today["city_centre"].address_confidence == "secondary"
    assert today["commune_centre"].address is None


def test_residence_is_received_by_the_police_of_the_ward():
    assert [item.name for item in of("dang_ky_tam_tru").receivers] == ["Công an phường Phú Lợi"]


def test_the_offices_of_our_city_are_not_named_to_people_elsewhere():
    assert [item.office for item in of("ho_chieu_pho_thong_trong_nuoc").receivers] == [
        "immigration_central",
        "immigration",
    ]
    away = of("ho_chieu_pho_thong_trong_nuoc", ELSEWHERE)
    assert [item.office for item in away.receivers] == ["immigration_central"]
    assert not away.is_home


def test_what_is_only_filed_online_has_no_counter():
    told = of("lien_thong_khai_sinh_thuong_tru_bhyt")
    assert told.receivers == ()
    assert [way.way for way in told.ways] == ["online"]


def test_before_the_districts_went_no_office_of_today_is_named():
    assert (
        of("dang_ky_ho_kinh_doanh", day=date(2024, 6, 1)).authority[0].startswith("Phòng Tài chính")
    )


@pytest.mark.parametrize("slug", sorted(BASE))
def test_every_counter_has_somebody_behind_it(slug):
    told = of(slug)
    has_counter = any(way.way is Way.COUNTER for way in in_force(BASE[slug].ways, TODAY))
    assert bool(told.receivers) or not has_counter
    assert is_received_in_wards(BASE[slug], TODAY) == any(
        item.level == "commune" for item in told.receivers
    )
    assert "{" not in json.dumps(told.as_json()["receivers"], ensure_ascii=False).replace('{"', "")
