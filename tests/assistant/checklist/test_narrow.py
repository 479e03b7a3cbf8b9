"""A procedure for one case has no fact that the case rules out, and all the others."""

import pytest

from assistant.checklist.narrow import assumed, differs, narrowed
from assistant.dialogue.facts import NoSuchAnswer
from procedures_kb import load_knowledge_base

BIRTH = load_knowledge_base().procedures["dang_ky_khai_sinh"]


def labels(procedure):
    return [fee.label for fee in procedure.fees]


def test_late_and_in_time_have_their_own_fees():
    in_time, late = (labels(narrowed(BIRTH, {"on_time": answer})) for answer in ("yes", "no"))
    assert in_time != late
    assert set(in_time) | set(late) == set(labels(BIRTH))


def test_nothing_is_ruled_out_by_what_is_not_known():
    assert narrowed(BIRTH, {}) == BIRTH
    assert narrowed(BIRTH, {"on_time": "unknown"}) == BIRTH


def test_papers_stay_whole():
    assert narrowed(BIRTH, {"child": "abandoned"}).papers == BIRTH.papers


def test_only_answers_that_bear_on_the_question_are_assumed():
    facts = {"on_time": "no", "child": "usual", "who_goes": "unknown"}
    assert assumed(BIRTH, facts, ("ask_fee",)) == {"on_time": "no"}
    assert assumed(BIRTH, facts, ("ask_legal_basis",)) == {}
    case = narrowed(BIRTH, {"on_time": "no"})
    assert differs(BIRTH, case, ("ask_fee",))
    assert not differs(BIRTH, case, ("ask_online",))


def test_an_answer_that_is_none_is_refused():
    with pytest.raises(NoSuchAnswer):
        narrowed(BIRTH, {"on_time": "maybe"})
