"""Two hundred former addresses of Bình Dương in four forms, and a hundred that are nowhere."""

import pytest

from assistant.evaluation.places import (
    FORMS,
    abbreviated,
    addresses,
    measure,
    missed,
    verdict,
    wrong_addresses,
)
from assistant.places import Ambiguous, Found, NotFound, Ward, resolve
from assistant.places.gazetteer import gazetteer

RIGHT = 0.99


@pytest.fixture(scope="module")
def rows():
    return {(row.area, row.form): row for row in measure()}


@pytest.mark.parametrize("form", FORMS)
def test_former_addresses_of_binh_duong_lead_to_the_right_ward(rows, form):
    row = rows["Binh Duong", form]
    assert row.count == 200
    assert row.right >= RIGHT
    assert row.wrong == 0
    assert row.milliseconds < 50


def test_nothing_is_guessed_anywhere(rows):
    assert all(row.wrong <= 0.002 for row in rows.values())
    assert all(row.right >= 0.99 for row in rows.values())
    assert rows["everywhere", "full"].count == 1000


def test_wrong_addresses_are_refused():
    wrong = wrong_addresses()
    assert len(set(wrong)) == 100
    assert [text for text in wrong if not isinstance(resolve(text), NotFound)] == []


def test_the_same_addresses_are_drawn_every_time_and_all_wards_of_the_area():
    drawn = addresses("Binh Duong")
    assert drawn == addresses("Binh Duong")
    assert len({item.ward for item in drawn}) == 91
    assert any(abbreviated(item) == "p phu loi tdm bd" for item in drawn)


def test_a_verdict_tells_right_asked_refused_and_wrong_apart():
    known = {item.former.ward: item for item in gazetteer().old_wards}
    split = next(item for item in known.values() if len(item.today) == 2)
    parts = tuple(Found(ward) for ward in split.today)
    assert verdict(Ambiguous(parts, 2, ""), split) == "right"
    assert verdict(parts[0], split) == "wrong"
    assert verdict(Ambiguous((), 9, ""), split) == "asked"
    assert verdict(NotFound("?"), split) == "refused"
    assert verdict(Found(Ward("Xã Khác", "Tỉnh Khác")), None) == "wrong"
    assert verdict(NotFound("?"), None) == "right"


def test_what_was_missed_can_be_looked_at():
    assert list(missed("full", "Binh Duong")) == []
