"""A place said after "where to go" keeps the procedure and the question."""

import pytest

from assistant.replies import say
from assistant.steps.take_place import TakePlace
from assistant.turn import State
from tests.assistant.steps.fakes import KB, A, B, likely, wants
from tests.factories import make_context

ASKED = State(procedure="giay_a", answered="ask_office")


def take(text, state=ASKED, share=0.2, **changes):
    context = make_context(
        text, state=state, candidates=likely(share, 0.1), understanding=wants("ask_fee"), **changes
    )
    assert TakePlace(KB)(context) is None
    return context


@pytest.mark.parametrize("text", ["p phu loi tdm bd", "em ở phường Phú Cường, Thủ Dầu Một"])
def test_a_place_alone_asks_where_again(text):
    context = take(text)
    assert (context.procedure, context.understanding.intent) == (A, "ask_office")
    assert context.candidates[0].score == 1.0


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("p phu loi tdm bd", {"state": State(procedure="giay_a", answered="ask_fee")}),
        ("làm giấy ở phường phú lợi tdm", {"state": State(), "share": 0.5}),
        ("p phu loi tdm bd", {"share": 0.9}),
        ("cảm ơn", {}),
        ("ở phường phú lợi thì lệ phí bao nhiêu", {}),
        ("ở phường phú lợi " + "rất xa " * 8, {}),
    ],
)
def test_nothing_else_is_taken_for_a_place(text, changes):
    assert take(text, **changes).procedure is None


def test_a_procedure_that_is_chosen_stays_chosen():
    assert take("phường phú lợi tdm", procedure=B).procedure == B


def test_a_place_before_any_procedure_is_told_and_what_for_is_asked():
    context = make_context(
        "xã An Tây Bến Cát giờ là phường nào",
        candidates=likely(0.3, 0.1),
        understanding=wants("ask_office"),
    )
    answer = TakePlace(KB)(context)
    assert answer.text.startswith("Phường An Tây")
    assert "phường Tây Nam" in answer.text
    assert answer.text.endswith(say("place.what_for"))
    assert answer.procedure is None
    assert [block["type"] for block in answer.blocks] == ["place"]


def test_a_place_met_by_chance_in_small_talk_is_none():
    text = "xã An Tây Bến Cát giờ là phường nào"
    context = make_context(text, candidates=likely(0.3, 0.1), understanding=wants("out_of_scope"))
    assert TakePlace(KB)(context) is None
