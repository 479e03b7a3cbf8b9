import json
from datetime import date

import pytest

from procedures_kb import load_knowledge_base, procedure_as_json
from tests.factories import TODAY, make_procedure, raw_fact, raw_paper

FOR_EDITORS = {"open_questions", "missing", "asked_as", "read_in", "spoken"}


def keys_of(value):
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from keys_of(item)


@pytest.mark.parametrize("slug", list(load_knowledge_base().procedures))
def test_every_procedure_is_plain_json_without_what_is_for_editors(kb, slug):
    plain = procedure_as_json(kb.procedures[slug], TODAY)
    assert json.loads(json.dumps(plain)) == plain
    assert FOR_EDITORS & set(keys_of(plain)) == set()
    assert plain["slug"] == slug


def test_only_facts_of_the_day_are_told():
    procedure = make_procedure(
        authority=[
            raw_fact("UBND cấp huyện.", ends_on=date(2025, 6, 30)),
            raw_fact("UBND phường, xã.", starts_on=date(2025, 7, 1)),
        ]
    )
    told = {
        day: [fact["text"] for fact in procedure_as_json(procedure, day)["authority"]]
        for day in (date(2025, 6, 30), date(2025, 7, 1))
    }
    assert list(told.values()) == [["UBND cấp huyện."], ["UBND phường, xã."]]


def test_the_day_is_told():
    assert procedure_as_json(make_procedure(), date(2024, 6, 1))["as_of"] == "2024-06-01"


def test_values_are_plain_and_laws_are_text_and_article():
    form = {"name": "Tờ khai", "issued_by": ["60/2014/QH13, Điều 7"]}
    case = {"goes": ["other"]}
    paper = raw_paper(
        need="in_case", condition="Đi thay", when=case, form=form, starts_on=date(2026, 1, 1)
    )
    plain = procedure_as_json(make_procedure(papers=[paper]), TODAY)
    [told] = plain["papers"]
    assert told["need"] == "in_case"
    assert told["confidence"] == "sourced"
    assert told["starts_on"] == "2026-01-01"
    assert told["when"] == [{"goes": ["other"]}]
    assert told["form"]["issued_by"] == [{"text": "60/2014/QH13", "article": "Điều 7"}]
    assert plain["review_by"] == "2027-06-30"
    assert plain["verified_on"] is None
    [question] = plain["questions"]
    assert question["answers"] == {"self": "Tự đi", "other": "Đi thay"}
