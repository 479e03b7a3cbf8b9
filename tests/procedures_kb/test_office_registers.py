"""The registers of offices: every key leads somewhere, every source is known."""

from datetime import date

from procedures_kb import load_knowledge_base
from procedures_kb.offices import former_offices, home_province, offices

KB = load_knowledge_base()


def test_every_office_is_named_by_a_fact_and_every_name_is_an_office():
    used = {
        key
        for item in KB.edited.values()
        for fact in (*item.ways, *item.authority)
        for key in fact.received_by
    }
    assert used == offices().keys()


def test_former_offices_rest_on_known_sources_and_laws():
    for fact in former_offices().values():
        assert {key.split(":")[0] for key in fact.read_in} <= KB.sources.keys()
        assert {reference.text for reference in fact.law} <= KB.legal_texts.keys()
        assert fact.text == " ".join(fact.text.split())


def test_an_address_holds_from_its_day_on():
    address = offices()["city_centre"].address
    assert not address.holds_on(date(2025, 12, 26))
    assert address.holds_on(date(2025, 12, 27))
    assert home_province() == "Thành phố Hồ Chí Minh"
