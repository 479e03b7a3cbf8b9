"""A message about two procedures at once."""

import pytest

from assistant.dialogue.several import Names
from assistant.steps.find_several import FindSeveral
from tests.assistant.steps.fakes import (
    KB,
    FakeSearch,
    likely,
    wants,
)
from tests.factories import make_context

NAMES = Names((("giấy a", "giay_a"), ("giấy b", "giay_b"), ("giấy c", "giay_c")))
OF = {name: ((slug, 0.9),) for name, slug in (("a", "giay_a"), ("b", "giay_b"), ("c", "giay_c"))}


def find(text, parts, *, first="giay_a", intent="ask_overview"):
    """`parts`: what the search finds for each part."""
    search = FakeSearch(((first, 0.9),), none=0.1, known=parts)
    candidates = tuple(item for item in likely(0.9, 0.9, 0.9) if item.procedure.slug == first)
    context = make_context(text, understanding=wants(intent), candidates=candidates)
    assert FindSeveral(search, KB, NAMES)(context) is None
    return context, search


def wanted(context):
    return [(item.procedure.slug, item.intent) for item in context.wanted]


def test_each_is_found_with_what_is_asked_of_it():
    parts = {"giấy a bao nhiêu tiền": OF["a"], "làm giấy b ở đâu": OF["b"]}
    context, _ = find("giấy a bao nhiêu tiền, làm giấy b ở đâu", parts)
    assert wanted(context) == [("giay_a", "ask_fee"), ("giay_b", "ask_office")]
    assert context.procedure.slug == "giay_a"
    assert [item.procedure.slug for item in context.candidates] == ["giay_a", "giay_b"]


def test_what_is_asked_at_the_end_is_asked_of_both():
    parts = {"làm giấy a": OF["a"], "giấy b mất bao lâu": OF["b"]}
    context, _ = find("làm giấy a với giấy b mất bao lâu", parts)
    assert wanted(context) == [("giay_a", "ask_time"), ("giay_b", "ask_time")]


def test_where_nothing_is_asked_the_intent_of_the_message_holds():
    parts = {"làm giấy a": OF["a"], "giấy b": OF["b"]}
    assert wanted(find("làm giấy a với giấy b", parts, intent="ask_steps")[0]) == [
        ("giay_a", "ask_steps"),
        ("giay_b", "ask_steps"),
    ]


@pytest.mark.parametrize(
    ("text", "parts", "first"),
    [
        ("làm giấy a với giấy b", {"làm giấy a": OF["a"], "giấy b": OF["b"]}, "giay_c"),
        ("làm giấy a với giấy b", {"làm giấy a": OF["a"], "giấy b": OF["a"]}, "giay_a"),
        ("làm giấy a với giấy b", {"giấy b": (("giay_b", 0.4),)}, "giay_a"),
    ],
    ids=["a third holds both", "both are one", "one is unsure"],
)
def test_otherwise_it_is_about_one(text, parts, first):
    context, _ = find(text, parts, first=first)
    assert context.wanted == ()
    assert context.procedure is None


def test_a_message_that_names_one_is_not_searched_again():
    _, search = find("làm giấy a ở đâu, mất bao lâu", {})
    assert search.asked == []
