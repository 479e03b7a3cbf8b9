"""The answer, of one part or several."""

from datetime import date

import pytest

from assistant.dialogue.near_pairs import NearPairs
from assistant.replies import find_words, say
from assistant.steps.compose import Compose
from assistant.turn import Candidate, Hit, State, Status, Understanding, Wanted
from procedures_kb.registers import LifeEvent, LifeStep
from tests.assistant.steps.fakes import (
    ABOUT_A,
    KB,
    PAIR,
    A,
    B,
    likely,
    wants,
)
from tests.factories import TODAY, make_context, make_procedure, raw_known


def compose(intent="ask_papers", procedure=A, **changes):
    known = {"candidates": likely(0.8), "state": ABOUT_A, **changes}
    context = make_context(procedure=procedure, understanding=wants(intent), **known)
    return Compose(KB, NearPairs((PAIR,)))(context)


def test_an_answer_is_what_was_asked_with_its_cards_and_sources():
    answer = compose("ask_fee")
    assert (answer.status, answer.intent, answer.procedure) == (Status.ANSWERED, "ask_fee", A)
    assert answer.text.splitlines()[:2] == [
        "Cấp giấy A: phí, lệ phí như sau.",
        "• Nộp tại quầy: 8.000 đồng.",
    ]
    assert [block["type"] for block in answer.blocks] == ["fees"]
    assert answer.sources[-1].url == A.source_url
    assert answer.sources[0].text == "60/2014/QH13"
    assert answer.confidence == 0.8
    assert answer.candidates == likely(0.8)


def test_an_answer_keeps_the_procedure_and_the_facts_and_forgets_the_choices():
    answer = compose(procedure=B, state=State("giay_a", {"goes": "self"}, ("giay_b",), "ask_fee"))
    assert answer.state == State(
        "giay_b", {"goes": "self"}, answered="ask_papers", others=("giay_a",)
    )


@pytest.mark.parametrize("intent", ["greeting", "out_of_scope", "affirm", ""])
def test_what_asks_nothing_known_gets_the_overview(intent):
    answer = compose(intent)
    assert answer.intent == "ask_overview"
    assert answer.text.startswith("Cấp giấy A: Cấp một tờ giấy để thử.")


def test_what_the_base_does_not_hold_is_said_and_not_guessed():
    bare = make_procedure(slug="giay_a", penalties=[])
    answer = compose("ask_penalty", bare)
    assert answer.status is Status.NOT_IN_BASE
    assert answer.text == say("not_in_base", name="Cấp giấy thử", aspect="mức xử phạt")
    assert answer.blocks == ()
    assert answer.sources[-1].url == bare.source_url
    assert answer.procedure == bare


def test_a_second_question_of_the_message_is_answered_too():
    answer = compose("ask_fee", also_asked=("ask_time", "greeting"))
    assert [block["type"] for block in answer.blocks] == ["question", "fees", "question", "times"]
    assert answer.intent == "ask_fee"
    lines = answer.text.splitlines()
    asked = find_words("questions")
    assert lines[0] == f"1) {asked['ask_fee']}"
    assert f"2) {asked['ask_time']}" in lines
    assert lines.index(f"2) {asked['ask_time']}") > lines.index("• Nộp tại quầy: 8.000 đồng.")


def test_the_frequent_question_leads_when_it_is_the_one_asked():
    hit = Hit("giay_a", "Giấy thử rách thì sao?", 0.99)
    answer = compose("ask_steps", text="giấy thử rách", hits=(hit,))
    assert answer.text.startswith(
        "“Giấy thử rách thì sao?”\nXin cấp lại.\nCấp giấy A: các bước thực hiện."
    )
    assert [block["type"] for block in answer.blocks] == ["faq", "steps"]


def test_three_things_are_suggested_that_were_not_asked_and_are_known():
    suggested = find_words("suggestions")
    assert compose("ask_papers").suggestions == (
        suggested["ask_fee"],
        suggested["ask_time"],
        suggested["ask_office"],
    )
    bare = make_procedure(times=[], deadlines=[], fees=[], exemptions=[])
    assert compose("ask_steps", bare).suggestions == (
        suggested["ask_papers"],
        suggested["ask_office"],
        suggested["ask_online"],
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, say("not_verified")),
        ({"verified_on": date(2026, 10, 1)}, say("verified", day="01/10/2026")),
        ({"review_by": TODAY}, say("not_verified")),
        ({"review_by": date(2026, 11, 21)}, say("overdue", day="21/11/2026")),
        (
            {"review_by": date(2026, 11, 21), "verified_on": date(2026, 10, 1)},
            say("overdue", day="21/11/2026"),
        ),
    ],
)
def test_an_answer_ends_with_how_fresh_it_is(changes, words):
    assert compose(procedure=make_procedure(**changes)).text.splitlines()[-1] == words


@pytest.mark.parametrize(
    ("day", "office"),
    [(date(2025, 6, 30), "UBND cấp huyện"), (date(2025, 7, 1), "UBND phường, xã")],
)
def test_the_day_asked_about_decides_what_is_told(day, office):
    dated = make_procedure(
        authority=[
            raw_known(text="UBND cấp huyện.", ends_on=date(2025, 6, 30)),
            raw_known(text="UBND phường, xã.", starts_on=date(2025, 7, 1)),
        ]
    )
    assert compose("ask_office", dated, today=day).blocks[0]["authority"] == [f"{office}."]


def test_what_is_missing_among_several_is_said_where_it_was_asked():
    bare = make_procedure(slug="giay_a", penalties=[])
    answer = compose("ask_fee", bare, also_asked=("ask_penalty",))
    assert answer.status is Status.ANSWERED
    missing = say("not_in_base", name=bare.name, aspect="mức xử phạt")
    assert answer.text.splitlines()[-2:] == [missing, say("not_verified")]
    assert [block["type"] for block in answer.blocks] == ["question", "fees", "question"]


def test_where_all_is_missing_the_first_is_said():
    bare = make_procedure(slug="giay_a", penalties=[], fees=[], exemptions=[])
    answer = compose("ask_penalty", bare, also_asked=("ask_fee",))
    assert answer.status is Status.NOT_IN_BASE
    assert answer.text == say("not_in_base", name=bare.name, aspect="mức xử phạt")


def test_of_more_than_three_questions_the_rest_is_offered_first():
    answer = compose("ask_papers", also_asked=("ask_fee", "ask_time", "ask_office", "ask_penalty"))
    heads = [block["text"] for block in answer.blocks if block["type"] == "question"]
    assert len(heads) == 3
    asked = find_words("questions")
    assert answer.suggestions[:2] == (asked["ask_office"], asked["ask_penalty"])


def test_two_procedures_are_answered_in_order_each_by_its_name():
    wanted = (Wanted(B, "ask_fee"), Wanted(A, "ask_time"))
    answer = compose(
        "ask_overview", B, wanted=wanted, candidates=(Candidate(B, 1.0), Candidate(A, 0.9))
    )
    heads = [block for block in answer.blocks if block["type"] == "question"]
    assert [head["procedure"]["slug"] for head in heads] == ["giay_b", "giay_a"]
    assert all(name in head["text"] for name, head in zip((B.name, A.name), heads))
    assert answer.procedure == B
    assert answer.intent == "ask_fee"
    assert [source.text for source in answer.sources if source.url] == [
        say("portal_page", code=B.code),
        say("portal_page", code=A.code),
    ]
    assert answer.state.others[0] == "giay_a"


def test_how_the_message_was_read_is_said_first():
    answer = compose("ask_fee", understood_as="lệ phí giấy A")
    assert answer.text.splitlines()[0] == say("understood_as", text="lệ phí giấy A")


@pytest.mark.parametrize(
    ("text", "procedure", "is_sad"),
    [
        ("ba tôi vừa mất, làm giấy A cần gì", A, True),
        ("ba tôi vừa mất, làm giấy B cần gì", B, False),
        ("làm giấy A cần gì", A, False),
    ],
)
def test_sympathy_is_said_where_somebody_died_and_it_is_about_that(text, procedure, is_sad):
    event = LifeEvent(
        "tang", "Tang", ("nhà có tang",), (LifeStep("giay_a", ""),), signs=("vừa mất",)
    )
    context = make_context(
        text, procedure=procedure, understanding=wants("ask_fee"), candidates=likely(0.8)
    )
    answer = Compose(KB, NearPairs(()), (event,))(context)
    assert (answer.text.splitlines()[0] == say("tones.condolence")) is is_sad


def test_the_answer_before_is_remembered_and_a_follow_up_keeps_the_others():
    state = State("giay_a", answered="ask_fee", others=("giay_d",))
    same = compose("ask_time", A, state=state).state
    assert same.before == ("giay_a", "ask_fee")
    assert same.others[0] == "giay_d"
    other = compose("ask_time", B, state=state).state
    assert other.before == ("giay_a", "ask_fee")
    assert other.others == ("giay_a",)


def intent_answered(*ranking, also_asked=()):
    """Of a message that the model reads as the first of its ranking."""
    [(first, sure), *_] = ranking
    context = make_context(
        procedure=A,
        understanding=Understanding(first, sure, ranking),
        also_asked=also_asked,
        candidates=likely(0.8),
    )
    return Compose(KB, NearPairs((PAIR,)))(context).intent


@pytest.mark.parametrize(
    ("ranking", "answered"),
    [
        ([("greeting", 0.6), ("ask_fee", 0.2), ("ask_time", 0.15)], "ask_fee"),
        ([("greeting", 0.5), ("affirm", 0.3), ("ask_time", 0.15)], "ask_time"),
        ([("greeting", 0.8), ("ask_fee", 0.14)], "ask_overview"),
        ([("greeting", 0.5), ("affirm", 0.5)], "ask_overview"),
        ([("ask_time", 0.3), ("ask_fee", 0.29)], "ask_time"),
    ],
    ids=["likeliest", "past what asks nothing", "too unlikely", "none to answer", "first asks"],
)
def test_of_what_can_be_asked_the_likeliest_is_answered_or_the_overview(ranking, answered):
    assert intent_answered(*ranking) == answered


def test_a_second_question_that_can_be_answered_comes_before_a_guess():
    ranking = (("greeting", 0.6), ("ask_fee", 0.3))
    assert intent_answered(*ranking, also_asked=("ask_time",)) == "ask_time"


THEN = date(2024, 6, 1)
TWO_FEES = [
    {"label": "Nộp tại quầy", "amount": 5000, "ends_on": date(2025, 6, 30), **raw_known()},
    {"label": "Nộp tại quầy", "amount": 8000, "starts_on": date(2025, 7, 1), **raw_known()},
]


def test_an_answer_for_another_day_says_the_day_first_and_what_is_different_today():
    answer = compose("ask_fee", make_procedure(slug="giay_a", fees=TWO_FEES), asked_about=THEN)
    lines = answer.text.splitlines()
    assert lines[0] == "Theo quy định áp dụng ngày 01/06/2024."
    assert "• Nộp tại quầy: 5.000 đồng (áp dụng đến hết 30/06/2025)." in lines
    assert "Nay: Nộp tại quầy: 8.000 đồng." in lines
    assert answer.blocks[0]["items"][0]["amount"] == 5000
    assert answer.sources[-1].url is not None


def test_what_the_base_lacks_for_another_day_is_said_with_what_holds_today():
    why = "Chưa ai đọc được."
    missing = {"exemptions": why, "related": why}
    bare = make_procedure(slug="giay_a", fees=TWO_FEES[1:], exemptions=[], missing=missing)
    answer = compose("ask_fee", bare, asked_about=THEN)
    assert answer.status is Status.NOT_IN_BASE
    assert "chưa có thông tin" in answer.text
    assert "Nay: Nộp tại quầy: 8.000 đồng." in answer.text


def test_where_nothing_changed_only_the_day_is_said():
    then, now = compose("ask_fee", asked_about=THEN), compose("ask_fee")
    assert then.text == f"Theo quy định áp dụng ngày 01/06/2024.\n{now.text}"
    assert then.blocks == now.blocks


def test_a_frequent_question_without_days_of_its_own_is_answered_for_today_only():
    hit = Hit("giay_a", "Giấy thử rách thì sao?", 0.99)
    asked = {"text": "giấy thử rách", "hits": (hit,), "asked_about": THEN}
    assert [block["type"] for block in compose("ask_steps", **asked).blocks] == ["steps"]
    dated = raw_known(
        question="Giấy thử rách thì sao?", answer="Xin lại.", starts_on=date(2020, 1, 1)
    )
    answer = compose("ask_steps", make_procedure(slug="giay_a", faq=[dated]), **asked)
    assert [block["type"] for block in answer.blocks] == ["faq", "steps"]
