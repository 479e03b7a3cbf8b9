"""Life events, near pairs and spoken names: whole, tidy, and about procedures that are there."""

import re
import unicodedata

import pytest

from procedures_kb import in_force, load_knowledge_base
from procedures_kb.load import InvalidProcedure
from procedures_kb.registers import Registers, load_registers
from tests.factories import TODAY, make_content, make_kb

REGISTERS = load_registers()
EVENTS = REGISTERS.life_events
PAIRS = REGISTERS.near_pairs
TONES = {None, "condolence", "congratulation"}
LAW = re.compile(r"\d|Điều|[Ll]uật|[Nn]ghị định")


def test_all_of_it_is_about_procedures_of_the_base():
    assert REGISTERS.of(load_knowledge_base()) == REGISTERS


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.key)
def test_a_life_event_is_told_in_many_ways_and_has_several_steps(event):
    assert len(set(event.asked_as)) == len(event.asked_as) >= 12
    slugs = [step.procedure for step in event.steps]
    assert len(set(slugs)) == len(slugs) >= 2
    assert event.tone in TONES


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.key)
def test_a_step_names_no_figure_and_no_law(event):
    """Those come from the procedure's own facts, on the day they are asked."""
    for step in event.steps:
        assert not LAW.search(step.why), step.why
        assert step.why[0].isupper()
        assert step.why.endswith(".")


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.key)
def test_the_deadline_and_the_fee_named_are_in_the_base_and_in_force(kb, event):
    for step in event.steps:
        procedure = kb.procedures[step.procedure]
        deadlines = [item.text for item in in_force(procedure.deadlines, TODAY)]
        fees = [item.label for item in in_force(procedure.fees, TODAY)]
        assert step.deadline is None or any(text.startswith(step.deadline) for text in deadlines)
        assert step.fee is None or any(label.startswith(step.fee) for label in fees)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(pair.procedures))
def test_a_pair_has_a_question_and_two_buttons(pair):
    assert pair.question.endswith("?")
    assert len(set(pair.labels)) == 2
    assert pair.label_of(pair.procedures[1]) == pair.labels[1]
    assert not LAW.search(pair.question)


def test_no_pair_stands_there_twice():
    pairs = [frozenset(pair.procedures) for pair in PAIRS]
    assert len(set(pairs)) == len(pairs)


def test_a_spoken_name_means_one_procedure():
    names = [name for name, _ in REGISTERS.spoken_names]
    assert len(set(names)) == len(names)
    assert all(unicodedata.is_normalized("NFC", name) for name in names)


def test_of_a_smaller_base_only_its_own_remains():
    assert REGISTERS.of(make_kb()) == Registers()


EVENT = "cuoi: {name: Cưới, asked_as: [sắp cưới], steps: [{procedure: a, why: Ngay.}]}\n"
PAIR = "hai: {question: 'Nào?', choices: {a: Một, b: Hai}}\n"


def folder_of(tmp_path, event=EVENT, pair=PAIR):
    shared = make_content(tmp_path) / "_shared"
    (shared / "life_events.yaml").write_text(event, encoding="utf-8")
    (shared / "near_pairs.yaml").write_text(pair, encoding="utf-8")
    (shared / "spoken_names.yaml").write_text("a: [một, hai]\n", encoding="utf-8")
    return tmp_path


def test_a_register_is_read_as_it_stands(tmp_path):
    registers = load_registers(folder_of(tmp_path))
    [event] = registers.life_events
    assert (event.key, event.name, event.asked_as) == ("cuoi", "Cưới", ("sắp cưới",))
    assert (event.steps[0].procedure, event.steps[0].why) == ("a", "Ngay.")
    assert registers.near_pairs[0].procedures == ("a", "b")
    assert registers.spoken_names == (("một", "a"), ("hai", "a"))


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"event": "cuoi: {name: Cưới, steps: []}\n"}, "cuoi"),
        ({"event": "cuoi: {name: C, asked_as: [x], steps: [{procedure: a}]}\n"}, "cuoi"),
        ({"pair": "hai: {question: 'Nào?', choices: {a: Một}}\n"}, "hai"),
        ({"pair": "hai: {choices: {a: Một, b: Hai}}\n"}, "hai"),
        ({"pair": PAIR.replace("}}", "}, told_by: {c: [ba]}}")}, "hai"),
    ],
)
def test_an_entry_that_lacks_something_is_named(tmp_path, wrong, named):
    with pytest.raises(InvalidProcedure, match=named):
        load_registers(folder_of(tmp_path, **wrong))
