"""Life events are found by how people tell them, held out from the register."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from assistant.dialogue.life_events import LifeEvents, tells_of_a_death
from assistant.text.fold import fold
from procedures_kb.registers import LifeEvent, LifeStep, load_registers

HELD_OUT = YAML(typ="safe").load(
    (Path(__file__).parent / "life_events_held_out.yaml").read_text(encoding="utf-8")
)
EVENTS = load_registers().life_events
FOUND_AT_LEAST = 0.85
WRONG_AT_MOST = 0.03


def found(text: str) -> str | None:
    event = LifeEvents(EVENTS).find(text)
    return event.key if event else None


@pytest.mark.parametrize("form", [str, fold, str.upper], ids=["marked", "unmarked", "upper"])
def test_most_are_found_and_few_are_taken_for_another(form):
    told = [(key, form(text)) for key, texts in HELD_OUT.items() if key != "none" for text in texts]
    right = sum(found(text) == key for key, text in told)
    wrong = sum(found(text) not in (key, None) for key, text in told)
    assert right >= FOUND_AT_LEAST * len(told)
    assert wrong <= WRONG_AT_MOST * len(told)


@pytest.mark.parametrize("text", HELD_OUT["none"])
def test_what_only_sounds_alike_is_none(text):
    assert found(text) is None


def test_the_held_out_are_held_out():
    known = {fold(phrase) for event in EVENTS for phrase in event.asked_as}
    assert not known & {fold(text) for texts in HELD_OUT.values() for text in texts}
    assert HELD_OUT.keys() - {"none"} == {event.key for event in EVENTS}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.key)
def test_each_is_found_by_its_own_phrases_or_by_none(event):
    """A phrase that tells two as well ("mất hết giấy tờ") is left open, never told wrong."""
    others = [phrase for phrase in event.asked_as if found(phrase) not in (event.key, None)]
    assert others == []


def make(key: str, *asked_as: str, unless: tuple[str, ...] = ()) -> LifeEvent:
    return LifeEvent(key, key, asked_as, (LifeStep("giay_a", ""),), unless=unless)


def test_a_neighbouring_matter_is_left_out():
    events = LifeEvents((make("abroad", "sắp đi du học", unless=("học bổng",)),))
    assert events.find("sắp đi du học Úc").key == "abroad"
    assert events.find("sắp đi du học, xin học bổng") is None


def test_two_as_near_are_none():
    events = LifeEvents((make("one", "mất ví"), make("other", "mất ví")))
    assert events.find("mất ví") is None


def test_words_around_an_event_tell_of_none():
    assert found("em phải làm gì bây giờ") is None
    assert LifeEvents(()).find("mất ví") is None


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("ba toi mat roi gio phai lam gi", True),
        ("ba tôi mất", True),
        ("chồng em mất hôm qua", True),
        ("ông ngoại vừa mất", True),
        ("ba tôi mất căn cước", False),
        ("em trai mất ví", False),
        ("mất bao lâu", False),
    ],
)
def test_a_death_is_told_in_few_words(text, is_told):
    assert tells_of_a_death(text) is is_told
