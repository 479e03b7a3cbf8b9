"""An assistant in a process of its own, against the same one here."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import monotonic, sleep
from types import SimpleNamespace
from typing import Any, cast

import pytest

from assistant import Answer, Assistant, AssistantApart, State, Status, Turn
from assistant.turn import Candidate
from procedures_kb import load_knowledge_base

TODAY = date(2026, 11, 22)
SLUG = "dang_ky_khai_sinh"
ROOT = Path(__file__).parents[2]
GONE_SECONDS = 10


def build() -> Assistant:
    kb = load_knowledge_base()
    born = kb.procedures[SLUG]
    found = SimpleNamespace(rank=lambda query: SimpleNamespace(order=((SLUG, 0.9),)))

    def echo(context):
        if context.turn.text == "chết đi":
            os.kill(os.getpid(), signal.SIGKILL)
        text = f"{os.getpid()} {context.turn.text}"
        candidates = (Candidate(born, 0.9),)
        return Answer(
            Status.ANSWERED, text, procedure=born, candidates=candidates, state=State(SLUG)
        )

    return Assistant(kb, cast(Any, found), (("echo", echo),))


def fail() -> Assistant:
    raise ValueError("no model here")


@pytest.fixture(scope="module")
def apart():
    assistant = AssistantApart(build, load_knowledge_base)
    yield assistant
    assistant.end_all()


def said_by(answer: Answer) -> int:
    return int(answer.text.split()[0])


def test_the_answer_is_that_of_an_assistant_here(apart):
    answer = apart.answer(Turn("xin chào", TODAY))
    here = build().answer(Turn("xin chào", TODAY))
    assert said_by(answer) != os.getpid()
    assert answer.text.endswith("xin chào")
    assert (answer.status, answer.state, answer.candidates) == (
        here.status, here.state, here.candidates,
    )  # fmt: skip


def test_a_procedure_comes_back_as_the_one_of_this_side(apart):
    answer = apart.answer(Turn("khai sinh", TODAY))
    assert answer.procedure is apart.kb.procedures[SLUG]
    assert apart.find("khai sinh") == [apart.kb.procedures[SLUG]]


def test_many_at_once_each_get_their_own_answer(apart):
    with ThreadPoolExecutor(20) as threads:
        asked = [f"câu {number}" for number in range(200)]
        answers = list(threads.map(lambda text: apart.answer(Turn(text, TODAY)).text, asked))
    assert [text.split(" ", 1)[1] for text in answers] == asked


def test_a_process_that_was_killed_is_replaced_and_the_question_answered(apart):
    before = said_by(apart.answer(Turn("một", TODAY)))
    os.kill(before, signal.SIGKILL)
    after = apart.answer(Turn("hai", TODAY))
    assert after.text.endswith("hai")
    assert said_by(after) != before


def test_a_question_that_kills_every_process_gets_words_and_the_next_is_answered(apart):
    state = State(SLUG, {"child": "usual"})
    refused = apart.answer(Turn("chết đi", TODAY, state))
    assert (refused.status, refused.state) == (Status.ERROR, state)
    assert refused.text
    assert apart.answer(Turn("ba", TODAY)).text.endswith("ba")


def test_what_building_raised_is_told():
    with pytest.raises(BrokenProcessPool):
        AssistantApart(fail, partial(load_knowledge_base))


def test_all_end_when_told_and_nobody_else(apart):
    own = said_by(apart.answer(Turn("bốn", TODAY)))
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            assert pool.submit(os.getpid).result() != own
            apart.end_all()
            assert is_gone(own)
            assert pool.submit(os.getpid).result()
        assert other.poll() is None
        other.kill()


def test_the_process_ends_with_a_parent_that_was_killed():
    program = (
        "from tests.assistant.test_apart import *\n"
        "if __name__ == '__main__':\n"
        "    apart = AssistantApart(build, load_knowledge_base)\n"
        "    print(said_by(apart.answer(Turn('a', TODAY))), flush=True)\n"
        "    sleep(60)\n"
    )
    words = [sys.executable, "-c", program]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    assert is_gone(child)


def is_gone(pid: int) -> bool:
    until = monotonic() + GONE_SECONDS
    while _is_running(pid) and monotonic() < until:
        sleep(0.05)
    return not _is_running(pid)


def _is_running(pid: int) -> bool:
    """A zombie that nobody waits for has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
