"""A state survives the way into the store and out of it, and so does one kept long ago."""

import json
from dataclasses import replace
from datetime import date

import pytest

from api.chat.replies import reply_of, state_from, state_of
from api.chat.schemas import ReplyOut
from assistant import Answer, Asking, Candidate, Case, Source, State, Status
from procedures_kb import load_knowledge_base

FULL = State("a", {"goes": "self"}, ("b", "c"), "ask_fee", "ask_time", ("b",), ("c", "ask_papers"))
CASE = Case(
    facts={"goes": "self"},
    left={"why": ("lost", "stolen")},
    days={"ngày mất giấy": date(2026, 11, 3)},
    held={"to_khai": {"have": True, "issued_on": "2026-03-01"}},
)
ASKING = Asking("giay_a", "giay_a", "why", is_begun=True, day=date(2025, 5, 31), misses=1)


@pytest.mark.parametrize(
    "state",
    [
        State(),
        FULL,
        replace(FULL, cases={"giay_a": CASE, "cuoi": Case()}, asking=ASKING),
        State(asking=Asking("cuoi")),
    ],
)
def test_a_state_comes_back_as_it_went(state):
    assert state_from(json.loads(json.dumps(state_of(state)))) == state


@pytest.mark.parametrize(
    ("kept", "state"),
    [
        ({}, State()),
        ({"procedure": "a", "facts": {"goes": "self"}}, State("a", {"goes": "self"})),
        (
            {"procedure": None, "facts": {}, "choices": ["b"], "intent": "ask_fee"},
            State(choices=("b",), intent="ask_fee"),
        ),
    ],
)
def test_a_state_kept_by_an_older_version_is_read(kept, state):
    assert state_from(kept) == state


def test_a_reply_is_plain_json_and_what_the_api_promises():
    procedure = next(iter(load_knowledge_base().edited.values()))
    answer = Answer(
        Status.ANSWERED,
        "Lệ phí: 8.000 đồng.",
        "ask_fee",
        procedure,
        (Candidate(procedure, 0.912345),),
        0.912345,
        ({"type": "fee", "fees": [{"amount": 8000}]},),
        (Source("Luật A", "Điều 1", None, date(2016, 1, 1), None, date(2026, 7, 1)),),
        ("Cần giấy tờ gì?",),
        FULL,
    )
    reply = reply_of(answer, message_id="m" * 24)
    assert json.loads(ReplyOut.parse_obj(reply).json()) == json.loads(json.dumps(reply))
    assert reply["confidence"] == reply["candidates"][0]["score"] == 0.9123
    assert reply["sources"][0]["in_force_from"] == "2016-01-01"
