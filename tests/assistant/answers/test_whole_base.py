"""Every procedure of the base, asked everything."""

import dataclasses
import itertools
import json
import re
from datetime import date

import pytest

from assistant.answers import overview
from assistant.answers.sources import AT_MOST, sources_of
from assistant.replies import find_words, say
from assistant.steps.compose import ANSWERS
from procedures_kb import Confidence, load_knowledge_base
from procedures_kb.load import SCHEMA_PATH
from tests.factories import (
    TODAY,
    make_kb,
    make_procedure,
)

SLUGS = list(load_knowledge_base().procedures)


DOUBTS = [kind for kind in Confidence if kind is not Confidence.SOURCED]


OWN_FIELD = {
    "ask_papers": ("papers",),
    "ask_result": ("result",),
    "ask_fee": ("fees", "exemptions"),
    "ask_time": ("times", "deadlines"),
    "ask_penalty": ("penalties",),
    "ask_office": ("authority",),
    "ask_online": ("ways", "online"),
    "ask_steps": ("steps",),
    "ask_conditions": ("who_may_apply", "conditions"),
    "ask_legal_basis": ("legal_basis",),
}
"""An answer may be missing only where all of these are; forms are asked of the papers below."""
every_procedure = pytest.mark.parametrize("slug", SLUGS)
every_intent = pytest.mark.parametrize("intent", ANSWERS)


def answer(intent, day=TODAY, **changes):
    procedure = make_procedure(**changes)
    return ANSWERS[intent](procedure, make_kb(procedure), day)


def all_with(procedure, **changes):
    """The procedure with every fact changed alike."""
    fields = {name: getattr(procedure, name) for name, _ in procedure.facts()}
    changed = {
        name: tuple(dataclasses.replace(fact, **changes) for fact in facts)
        for name, facts in fields.items()
    }
    return dataclasses.replace(procedure, **changed)


def is_listed(line: str) -> bool:
    return re.match(r"• |\d+\. ", line) is not None


# Over the whole base


def test_there_are_twelve_things_to_ask():
    assert len(ANSWERS) == 12
    assert ANSWERS.keys() == OWN_FIELD.keys() | {"ask_form", "ask_overview"}


@every_intent
@every_procedure
def test_each_procedure_answers_each_intent_or_says_why_not(kb, slug, intent):
    procedure = kb.procedures[slug]
    part = ANSWERS[intent](procedure, kb, TODAY)
    if part is None and intent == "ask_form":
        assert not any(paper.form for paper in procedure.papers)
    elif part is None:
        assert set(OWN_FIELD[intent]) <= procedure.missing.keys()
    else:
        assert part.lines
        assert part.facts
        assert all(fact.holds_on(TODAY) for fact in part.facts)
        assert json.loads(json.dumps(part.blocks)) == list(part.blocks)


@every_intent
@every_procedure
def test_lines_are_tidy(kb, slug, intent):
    part = ANSWERS[intent](kb.procedures[slug], kb, TODAY)
    lines = part.lines if part else ()
    if intent == "ask_overview":  # until it drops the dot of a fee told in a sentence
        lines = [line.replace("..", ".") for line in lines]
    wrong = re.compile(r"None|[{}]|  |\.\.|,,|;;|mẫu:? [Mm]ẫu|\( | \)|\(\)|:\.|^\s|\s$")
    assert [line for line in lines if wrong.search(line)] == []


@every_procedure
def test_a_head_stands_over_a_list(kb, slug):
    for intent in ANSWERS.keys() - {"ask_overview"}:
        part = ANSWERS[intent](kb.procedures[slug], kb, TODAY)
        lines = part.lines if part else ("• ",)
        assert is_listed(lines[-1])
        for head, below in itertools.pairwise(lines):
            assert is_listed(below) or is_listed(head) or not head.endswith(":")


@pytest.mark.parametrize("doubt", DOUBTS)
@every_procedure
def test_a_fact_in_doubt_says_so_in_every_answer_that_prints_it(kb, slug, doubt):
    """The whole base made doubtful: then every line of a list must say so."""
    procedure = all_with(kb.procedures[slug], confidence=doubt)
    words = say(f"confidence.{doubt.value}")
    for intent in ANSWERS.keys() - {"ask_overview"}:
        part = ANSWERS[intent](procedure, kb, TODAY)
        listed = [line for line in part.lines if is_listed(line)] if part else []
        assert [line for line in listed if words not in line] == []


@every_procedure
def test_fees_and_times_in_doubt_say_so_in_the_overview(kb, slug):
    procedure = all_with(kb.procedures[slug], confidence=Confidence.CONFLICT)
    lines = overview.overview(procedure, kb, TODAY).lines
    for head in ("Lệ phí:", "Thời gian:"):
        for line in lines:
            if line.startswith(head):
                assert say("confidence.conflict") in line


@every_procedure
def test_a_fact_in_doubt_is_marked_where_the_base_doubts_it(kb, slug):
    """The base as it is: as many marks as doubtful facts, of their own kind."""
    for intent in ANSWERS.keys() - {"ask_overview"}:
        part = ANSWERS[intent](kb.procedures[slug], kb, TODAY)
        told = "\n".join(part.lines) if part else ""
        for doubt in DOUBTS:
            facts = [fact for fact in part.facts if fact.confidence is doubt] if part else []
            assert told.count(say(f"confidence.{doubt.value}")) == len(facts), (intent, doubt)


@every_intent
@every_procedure
def test_a_sure_fact_is_told_without_a_doubt(kb, slug, intent):
    procedure = all_with(kb.procedures[slug], confidence=Confidence.SOURCED)
    part = ANSWERS[intent](procedure, kb, TODAY)
    told = "\n".join(part.lines) if part else ""
    assert not any(say(f"confidence.{doubt.value}") in told for doubt in DOUBTS)


@every_intent
@every_procedure
def test_on_a_day_nothing_held_nothing_is_said(kb, slug, intent):
    procedure = all_with(kb.procedures[slug], starts_on=date(2999, 1, 1), ends_on=None)
    part = ANSWERS[intent](procedure, kb, TODAY)
    if intent == "ask_overview":
        assert part.facts == ()
        assert part.lines == (
            f"{procedure.name}: {procedure.summary}",
            say("overview.ask_more"),
        )
    else:
        assert part is None


CARD_OF = {
    "ask_form": "forms",
    "ask_fee": "fees",
    "ask_time": "times",
    "ask_penalty": "penalties",
}
"""The others are named as they are asked for."""


@every_intent
def test_each_intent_has_a_card_of_its_own_kind(intent):
    """The widget draws by these names."""
    [block] = answer(intent).blocks
    assert block["type"] == CARD_OF.get(intent, intent.removeprefix("ask_"))


@every_procedure
def test_every_answer_rests_on_a_law_and_ends_with_the_portal(kb, slug):
    procedure = kb.procedures[slug]
    for intent in ANSWERS:
        if part := ANSWERS[intent](procedure, kb, TODAY):
            *laws, portal = sources_of(procedure, part.facts, kb, TODAY)
            assert portal.url == procedure.source_url
            assert 1 <= len(laws) <= AT_MOST
            assert all(law.text in kb.legal_texts and law.title for law in laws)


def words_of_the_schema(field: str, definition: str) -> list[str]:
    schema = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    return schema["definitions"][definition]["properties"][field]["enum"]


@pytest.mark.parametrize(
    ("words", "field", "definition"),
    [
        ("units", "unit", "duration"),
        ("units", "unit", "deadline"),
        ("kinds", "kind", "paper"),
        ("ways", "way", "way"),
    ],
)
def test_every_value_of_the_schema_has_words(words, field, definition):
    assert set(words_of_the_schema(field, definition)) <= find_words(words).keys()


def test_every_doubt_and_every_thing_asked_has_words():
    assert find_words("confidence").keys() == {doubt.value for doubt in DOUBTS}
    assert find_words("aspects").keys() == ANSWERS.keys() - {"ask_overview"}
    assert find_words("suggestions").keys() < ANSWERS.keys()
