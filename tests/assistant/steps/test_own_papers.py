"""The offer of one's own list, beside an answer about papers."""

from datetime import date

from assistant.dialogue.interview import next_question
from assistant.steps.own_papers import own_papers
from assistant.turn import Wanted
from tests.factories import make_procedure

TODAY = date(2026, 11, 22)


def offered(procedure, intent="ask_papers", day=TODAY):
    return [block["slug"] for block in own_papers([Wanted(procedure, intent)], day, TODAY)]


def test_it_is_offered_wherever_an_answer_changes_the_list(kb):
    for procedure in kb.edited.values():
        has_questions = next_question(procedure, {}, TODAY) is not None
        assert offered(procedure) == ([procedure.slug] if has_questions else [])
    assert sum(bool(offered(procedure)) for procedure in kb.edited.values()) == len(kb.edited)


def test_it_is_offered_for_papers_of_today_alone_and_once(kb):
    birth, marriage = kb.procedures["dang_ky_khai_sinh"], kb.procedures["dang_ky_ket_hon"]
    assert offered(birth, "ask_fee") == []
    assert offered(birth, day=date(2024, 6, 1)) == []
    both = [Wanted(birth, "ask_papers"), Wanted(marriage, "ask_papers")]
    assert [block["slug"] for block in own_papers(both, TODAY, TODAY)] == [birth.slug]


def test_it_is_not_offered_where_everybody_needs_the_same():
    assert offered(make_procedure(questions=[])) == []
