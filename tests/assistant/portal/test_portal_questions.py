"""Our own questions about the portal's records."""

import json
import re

import pytest

from assistant.steps.compose import ANSWERS
from assistant.training.portal.questions import (
    LEARNED,
    QUESTIONS,
    PortalQuestion,
    read_edited_questions,
    read_portal_questions,
)
from procedures_kb import load_knowledge_base

FEWEST_TO_JUDGE_BY = 300
FEWEST_RECORDS = 150


@pytest.fixture(scope="module")
def questions() -> list[PortalQuestion]:
    return read_portal_questions()


def test_every_question_asks_something_about_records_of_the_portal(questions):
    for question in questions:
        assert question.text.strip()
        assert question.slugs
        assert len(set(question.slugs)) == len(question.slugs)
        assert all(re.fullmatch(r"dvc_\d+(_\d+)+", slug) for slug in question.slugs), question
        assert question.intent in ANSWERS


def test_there_are_questions_to_learn_from_and_enough_to_judge_by(questions):
    assert any(item.is_for_training for item in questions)
    assert sum(not item.is_for_training for item in questions) >= FEWEST_TO_JUDGE_BY
    assert len({item.slugs[0] for item in questions}) >= FEWEST_RECORDS


def test_no_question_is_in_both_halves(questions):
    learned = {item.text for item in questions if item.is_for_training}
    judged = {item.text for item in questions if not item.is_for_training}
    assert learned & judged == set()


def test_every_split_is_one_of_two():
    rows = map(json.loads, QUESTIONS.read_text(encoding="utf-8").splitlines())
    assert {row["split"] for row in rows} == {"dev", "test"}


def test_a_question_names_its_record_first_then_those_as_good(tmp_path):
    row = {
        "text": "nuôi ong xin phép ở đâu",
        "code": "1.900001",
        "also": ["2.900002"],
        "intent": "ask_office",
        "split": "dev",
    }
    path = tmp_path / "questions.jsonl"
    lines = [json.dumps({**row, "split": split}) for split in ("dev", "test")]
    path.write_text("\n".join(lines), encoding="utf-8")
    learned, judged = read_portal_questions(path)
    slugs = ("dvc_1_900001", "dvc_2_900002")
    assert learned == PortalQuestion("nuôi ong xin phép ở đâu", slugs, "ask_office", True)
    assert not judged.is_for_training


def test_what_is_learned_from_only_judges_nothing(questions):
    learned = read_portal_questions(LEARNED)
    assert len(learned) > 500
    assert all(item.is_for_training for item in learned)
    judged = [item for item in questions if not item.is_for_training]
    assert {item.text for item in learned} & {item.text for item in judged} == set()
    assert {item.slugs[0] for item in learned} & {item.slugs[0] for item in judged} == set()


def test_the_edited_procedures_are_asked_about_too():
    asked = read_edited_questions()
    slugs = {slug for _, slug in asked}
    assert slugs == set(load_knowledge_base().edited)
    assert len({text for text, _ in asked}) == len(asked) > 20 * len(slugs)
