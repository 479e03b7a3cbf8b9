"""How a dossier will be handed in, as people say it."""

import pytest

from assistant.dialogue.filing_way import way_said, ways_open
from procedures_kb import Way
from tests.factories import TODAY


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Tôi nộp trực tuyến", Way.ONLINE),
        ("em nop online nha", Way.ONLINE),
        ("mai tôi ra nộp trực tiếp", Way.COUNTER),
        ("gửi bưu điện cho tiện", Way.POST),
        ("nộp online được không", None),
        ("nộp online hay nộp trực tiếp", None),
        ("tôi có sổ hộ khẩu cũ", None),
    ],
)
def test_a_way_is_taken_where_it_is_told_not_where_it_is_asked_about(text, way):
    assert way_said(text) is way


def test_the_ways_open_stand_once_each(kb):
    ways = ways_open(kb.procedures["cap_doi_cap_lai_can_cuoc"], TODAY)
    assert len(ways) == len(set(ways)) >= 2
