"""The interview: small procedures made for it, then every procedure of the base on many days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogue.deciding import Holds, deciders, holds
from assistant.dialogue.facts import UNKNOWN, NoSuchAnswer, changed, check
from assistant.dialogue.interview import cases, next_question
from procedures_kb import Need, in_force, load_knowledge_base
from tests.factories import TODAY, make_procedure, raw_fact, raw_paper

KB = load_knowledge_base()
SLUGS = list(KB.edited)
DAYS = (date(2024, 6, 1), date(2025, 7, 1), TODAY, date(2027, 3, 2))
MOST_ASKED = 5


def days_of(procedure):
    """The days named, and the eve of each change of the procedure; one of those alike is kept."""
    eves = {fact.starts_on - timedelta(1) for _, fact in procedure.facts() if fact.starts_on}
    eves |= {fact.ends_on for _, fact in procedure.facts() if fact.ends_on}
    alike = {}
    for day in sorted({*DAYS, *eves}):
        current = tuple(fact.holds_on(day) for _, fact in procedure.facts())
        alike.setdefault(current, day)
    return list(alike.values())


def question(key, **changes):
    return {"key": key, "ask": f"{key}?", "answers": {"a": "Một", "b": "Hai"}, **changes}


def paper(key, **when):
    return raw_paper(key, need="in_case", condition="Khi đó", when=when)


def asking(questions, papers, **changes):
    return make_procedure(questions=questions, papers=[raw_paper(), *papers], **changes)


def key_of(asked):
    return asked.key if asked else None


ONE_SETTLES_THE_OTHER = asking(
    [question("p"), question("q", answers={"a": "1", "b": "2", "c": "3"})],
    [paper("x", p=["a"], q=["a"])],
)


def test_a_question_that_changes_nothing_any_more_is_not_asked():
    assert key_of(next_question(ONE_SETTLES_THE_OTHER, {"q": "b"}, TODAY)) is None
    assert key_of(next_question(ONE_SETTLES_THE_OTHER, {"q": "a"}, TODAY)) == "p"


def test_the_question_that_spares_more_others_comes_first():
    """After q two of three answers settle it, after p one of two."""
    assert key_of(next_question(ONE_SETTLES_THE_OTHER, {}, TODAY)) == "q"


def test_ties_go_by_the_order_of_the_base():
    free = asking([question("p"), question("q")], [paper("x", p=["a"]), paper("y", q=["a"])])
    assert key_of(next_question(free, {}, TODAY)) == "p"
    assert key_of(next_question(free, {"p": "b"}, TODAY)) == "q"


GATED = asking(
    [question("p"), question("q", when={"p": ["a"]})],
    [paper("x", q=["a"])],
)


def test_a_question_that_only_opens_one_that_matters_is_asked():
    assert key_of(next_question(GATED, {}, TODAY)) == "p"
    assert key_of(next_question(GATED, {"p": "a"}, TODAY)) == "q"
    assert key_of(next_question(GATED, {"p": "b"}, TODAY)) is None


def test_what_presupposes_an_unknown_answer_is_not_asked_and_not_ruled_out():
    assert key_of(next_question(GATED, {"p": UNKNOWN}, TODAY)) is None
    assert holds(GATED, GATED.papers[1].when, {"p": UNKNOWN}) is Holds.POSSIBLE


def test_a_fact_out_of_force_asks_nothing():
    old = asking(
        [question("p"), question("q")],
        [{**paper("x", p=["a"]), "ends_on": "2025-06-30"}, paper("y", q=["a"])],
    )
    assert key_of(next_question(old, {}, date(2025, 6, 30))) == "p"
    assert key_of(next_question(old, {}, date(2025, 7, 1))) == "q"


def test_one_of_several_cases_that_is_met_settles_it():
    either = asking([question("p"), question("q")], [raw_paper("x", need="in_case",
        condition="Khi đó", when=[{"p": ["a"]}, {"q": ["a"]}])])  # fmt: skip
    assert key_of(next_question(either, {"p": "a"}, TODAY)) is None
    assert key_of(next_question(either, {"p": "b"}, TODAY)) == "q"
    assert holds(either, either.papers[1].when, {"q": "a"}) is Holds.SURE


def test_unknown_keeps_things_possible_and_names_what_decides():
    facts = {"p": "a", "q": UNKNOWN}
    when = ONE_SETTLES_THE_OTHER.papers[1].when
    assert holds(ONE_SETTLES_THE_OTHER, when, facts) is Holds.POSSIBLE
    assert [item.key for item in deciders(ONE_SETTLES_THE_OTHER, when, facts)] == ["q"]
    assert next_question(ONE_SETTLES_THE_OTHER, facts, TODAY) is None


@pytest.mark.parametrize(("key", "answer"), [("r", "a"), ("p", "z"), ("p", "")])
def test_an_answer_the_base_does_not_know_is_named(key, answer):
    for refuse in (
        lambda: check(GATED, {key: answer}),
        lambda: changed(GATED, {}, key, answer),
        lambda: next_question(GATED, {key: answer}, TODAY),
    ):
        with pytest.raises(NoSuchAnswer) as error:
            refuse()
        assert (error.value.key, error.value.answer) == (key, answer)
        assert f"{key} = {answer}" in str(error.value)


def test_changing_an_answer_drops_those_it_rules_out():
    assert changed(GATED, {"p": "a", "q": "b"}, "p", "b") == {"p": "b"}
    assert changed(GATED, {"p": "a", "q": "b"}, "q", "a") == {"p": "a", "q": "a"}
    assert changed(GATED, {"p": "a", "q": "b"}, "p", UNKNOWN) == {"p": UNKNOWN, "q": "b"}


def test_what_hangs_on_a_dropped_answer_is_dropped_too():
    chain = asking(
        [question("p"), question("q", when={"p": ["a"]}), question("r", when={"q": ["a"]})],
        [paper("x", r=["a"])],
    )
    assert changed(chain, {"p": "a", "q": "a", "r": "b"}, "p", "b") == {"p": "b"}


def test_too_many_cases_are_refused(monkeypatch):
    monkeypatch.setattr("assistant.dialogue.interview.MOST_CASES", 2)
    with pytest.raises(ValueError, match="more than 2 cases"):
        list(cases(ONE_SETTLES_THE_OTHER, TODAY))


def test_a_procedure_without_questions_has_one_case():
    plain = make_procedure(questions=[], papers=[raw_paper()], conditions=[raw_fact()])
    assert list(cases(plain, TODAY)) == [{}]


@pytest.mark.parametrize("slug", SLUGS)
def test_every_branch_is_taken_and_no_list_waits_for_more_than_five_questions(slug):
    procedure = KB.procedures[slug]
    for day in days_of(procedure):
        ended = list(cases(procedure, day))
        taken = {pair for facts in ended for pair in facts.items()}
        asked = {key for key, _ in taken}
        every = {
            (item.key, answer)
            for item in procedure.questions
            if item.key in asked
            for answer in item.answers
        }
        assert taken == every, day
        assert max(map(len, ended)) <= MOST_ASKED, day


@pytest.mark.parametrize("slug", SLUGS)
def test_every_paper_is_reached_and_none_is_left_open_at_the_end(slug):
    procedure = KB.procedures[slug]
    for day in days_of(procedure):
        ended = list(cases(procedure, day))
        for paper_ in in_force(procedure.papers, day):
            found = {holds(procedure, paper_.when, facts) for facts in ended}
            assert Holds.POSSIBLE not in found, (paper_.key, day)
            assert Holds.SURE in found, (paper_.key, day)
            if paper_.need is Need.IN_CASE:
                assert Holds.NOT in found, (paper_.key, day)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_question_of_the_base_is_asked_on_one_of_the_days(slug):
    procedure = KB.procedures[slug]
    asked = {key for day in days_of(procedure) for facts in cases(procedure, day) for key in facts}
    assert asked == {item.key for item in procedure.questions}


@given(st.data())
def test_whatever_is_answered_the_interview_ends_and_can_be_changed(data):
    procedure = KB.procedures[data.draw(st.sampled_from(SLUGS))]
    day = data.draw(st.sampled_from(DAYS))
    facts = {}
    while (asked := next_question(procedure, facts, day)) is not None:
        assert asked.key not in facts
        answers = [*asked.answers, UNKNOWN]
        facts = changed(procedure, facts, asked.key, data.draw(st.sampled_from(answers)))
        assert len(facts) <= MOST_ASKED
    if facts:
        key = data.draw(st.sampled_from(sorted(facts)))
        asked = next(item for item in procedure.questions if item.key == key)
        again = changed(procedure, facts, key, data.draw(st.sampled_from(sorted(asked.answers))))
        assert again.items() - facts.items() <= {(key, again[key])}
        check(procedure, again)


@given(st.data())
def test_unknown_rules_nothing_out(data):
    procedure = KB.procedures[data.draw(st.sampled_from(SLUGS))]
    facts = data.draw(st.sampled_from(list(cases(procedure, TODAY))))
    if facts:
        key = data.draw(st.sampled_from(sorted(facts)))
        less = {**facts, key: UNKNOWN}
        for each in procedure.papers:
            if holds(procedure, each.when, facts) is not Holds.NOT:
                assert holds(procedure, each.when, less) is not Holds.NOT
