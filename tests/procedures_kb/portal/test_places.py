import pytest

from procedures_kb.portal.places import (
    is_local,
    place_of,
    places_in,
    publisher_of,
    said_with_kind,
)


@pytest.mark.parametrize(
    ("decision", "publisher"),
    [
        ("4118/QĐ-BCA-C07", "QĐBCAC07"),
        ("3116/QĐ-BCA-C06.", "QĐBCAC06"),
        ("QĐ/123-BCA", "123BCA"),
        ("44/2026/QĐ-UBND", "2026QĐUBND"),
        ("543", ""),
        ("", ""),
    ],
)
def test_the_publisher_is_what_follows_the_number(decision, publisher):
    assert publisher_of(decision) == publisher


@pytest.mark.parametrize(
    ("decision", "local"),
    [("1/QĐ-UBND", True), ("893/QĐ-TTPVHCC", True), ("1/QĐ-BTP", False), ("543", False)],
)
def test_a_provinces_decision_is_told_from_a_ministrys(decision, local):
    assert is_local(decision) is local


def test_places_count_only_where_they_are_named_as_provinces():
    text = "Sở Y tế tỉnh Gia Lai, TP.Huế, Thành phố Hà Nội, thành phố Hà Nội, đường Hà Nội"
    assert places_in(text) == {"Gia Lai": 1, "Huế": 1, "Hà Nội": 2}


@pytest.mark.parametrize(
    ("decision", "named", "place"),
    [
        ("1/QĐ-UBND", [{"Gia Lai": 1}, {"Gia Lai": 2, "Huế": 1}], "Gia Lai"),
        ("1/QĐ-UBND", [{"Gia Lai": 5, "Huế": 1}, {"Gia Lai": 1, "Huế": 1}], "Gia Lai"),
        ("1/QĐ-UBND", [{"Huế": 1}, {}, {}], "Huế"),
        ("1/QĐ-UBND", [{"Huế": 1}, {"Gia Lai": 1}, {}], ""),
        ("1/QĐ-UBND", [{}], ""),
        ("1/QĐ-BTP", [{"Gia Lai": 9}], None),
        ("543", [{"Thanh Hóa": 3}, {"Thanh Hóa": 1}], "Thanh Hóa"),
        ("2580", [{"Hà Nội": 1}, {}, {}], None),
    ],
)
def test_the_place_is_the_one_its_records_name(decision, named, place):
    assert place_of(decision, named) == place


def test_a_place_is_said_with_its_kind():
    assert [said_with_kind(place) for place in ("Huế", "Gia Lai")] == [
        "thành phố Huế",
        "tỉnh Gia Lai",
    ]
