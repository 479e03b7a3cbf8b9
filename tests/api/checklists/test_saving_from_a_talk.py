"""The list at the end of a talk carries all that saves it."""

from datetime import date

from assistant.steps.take_answer import TakeAnswer
from assistant.turn import Asking, Candidate, Case, State
from procedures_kb import load_knowledge_base
from procedures_kb.registers import load_registers
from tests.api.checklists.conftest import BIRTH, USUAL
from tests.assistant.steps.fakes import wants
from tests.factories import TODAY, make_context

KB = load_knowledge_base()
EVENTS = {event.key: event for event in load_registers().life_events if event.has_interview}
HELD = {"giay_chung_sinh": {"have": True, "copy_kind": "original", "issued_on": None}}
ON_TIME = {"ngày sinh": date(2026, 10, 3)}


def answered(text, facts, question, **changes):
    case = Case(facts, days=ON_TIME, held={**HELD, "giay_cua_viec_khac": {"have": True}})
    asking = Asking(BIRTH, BIRTH, question, True, **changes)
    state = State(BIRTH, facts, cases={BIRTH: case}, asking=asking)
    candidates = (Candidate(KB.procedures[BIRTH], 0.3),)
    context = make_context(
        text, state=state, understanding=wants("deny", 0.5), candidates=candidates
    )
    (block,) = TakeAnswer(KB, EVENTS)(context).blocks
    return block


def last_answer(**changes):
    facts = {key: answer for key, answer in USUAL.items() if key != "who_goes"}
    return answered("Cha hoặc mẹ", facts, "who_goes", **changes)["to_save"]


def test_a_list_of_today_is_saved_as_the_talk_left_it(client):
    body = last_answer()
    assert body == {
        "slug": BIRTH,
        "facts": USUAL,
        "event_days": {"ngay-sinh": "2026-10-03"},
        "held": HELD,
        "way": None,
        "as_of": None,
    }
    made = client.post("/api/v1/checklists", json=body)
    assert made.status_code == 201
    told = client.get(f"/api/v1/checklists/{made.json()['code']}").json()
    assert told["facts"] == USUAL
    assert told["held"]["giay_chung_sinh"]["have"] is True
    assert told["dates"]["deadlines"][0]["day"] == "2026-12-02"


def test_a_list_for_another_day_stays_with_that_day():
    then = TODAY.replace(year=TODAY.year - 2)
    assert last_answer(day=then)["as_of"] == then.isoformat()


def test_a_question_that_a_day_answers_names_the_day():
    case = {"child": "usual", "birth_paper": "has", "parents": "married"}
    state = State(BIRTH, case, cases={BIRTH: Case(case)}, asking=Asking(BIRTH, BIRTH, "who_goes"))
    context = make_context("Cha hoặc mẹ", state=state, understanding=wants("deny", 0.5))
    (block,) = TakeAnswer(KB, EVENTS)(context).blocks
    assert (block["question"], block["day_of"]) == ("on_time", "ngày sinh")
