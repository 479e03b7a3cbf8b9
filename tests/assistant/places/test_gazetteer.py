"""The mapping as it is read, beside what the package itself makes of it."""

import json

from underthesea.address import ConversionStatus, convert_address

from assistant.places.gazetteer import _data_path, gazetteer
from assistant.places.model import Former


def test_wards_that_were_not_split_become_what_the_package_says():
    known = [item for item in gazetteer().old_wards if "Bình Dương" in item.former.province]
    whole = [item for item in known if len(item.today) == 1]
    told = {item: convert_address(address_of(item.former)) for item in whole}
    assert len(known) == 91
    assert len(whole) == 75
    for item, result in told.items():
        assert result.status is ConversionStatus.SUCCESS
        # one name is empty in the package's data: it is read back from its key
        assert result.new.ward in (item.today[0].name, "")


def address_of(former: Former) -> str:
    return f"{former.ward}, {former.district}, {former.province}"


def test_split_wards_keep_every_part_with_the_largest_first():
    rows = json.loads(_data_path().read_text(encoding="utf-8"))["ward_mapping"]
    split = {item.former.ward: item for item in gazetteer().old_wards if len(item.today) > 1}
    hiep_thanh = [
        row
        for row in rows
        if row["old_ward"] == "Phường Hiệp Thành" and "Bình Dương" in row["old_province"]
    ]
    assert {row["new_ward"] for row in hiep_thanh} == {
        ward.name for ward in split["Phường Hiệp Thành"].today
    }
    largest = next(row["new_ward"] for row in hiep_thanh if row["is_default"])
    assert split["Phường Hiệp Thành"].today[0].name == largest


def test_empty_names_are_read_back_from_their_keys():
    names = {item.ward.name for item in gazetteer().new_wards}
    assert {"Xã Thanh An", "Xã Thạnh An", "Xã Cẩm Giàng"} <= names
    assert "" not in names


def test_home_has_its_168_wards():
    home = [item for item in gazetteer().new_wards if item.ward.province.endswith("Hồ Chí Minh")]
    assert len(home) == 168
