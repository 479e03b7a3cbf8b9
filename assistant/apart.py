"""An assistant in a process of its own: whoever asks it keeps a free hand meanwhile.

Two threads of one interpreter take turns: an answer of ten milliseconds made beside the server
costs the server the same ten. What crosses is small: a Turn one way, an Answer the other, with
procedures named by their slugs.
"""

from __future__ import annotations

import gc
import io
import logging
import os
import pickle
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import parent_process
from multiprocessing.context import SpawnContext, SpawnProcess
from threading import Lock, Thread
from typing import Any

from assistant.pipeline import Assistant
from assistant.quiet import be_quiet
from assistant.replies import say
from assistant.turn import Answer, Status, Turn
from procedures_kb import KnowledgeBase, Named, Procedure, Title

logger = logging.getLogger(__name__)

Build = Callable[[], Assistant]
TRIES = 2


class AssistantApart:
    """The face of `Assistant`. Asked from many threads, it answers first come, first served.

    A process that ended (killed, out of memory) is started anew, and what it was asked is asked
    again: who waits then waits as long as loading takes.
    """

    def __init__(self, build: Build, load: Callable[[], KnowledgeBase]) -> None:
        """`build` is pickled and called over there; `load` reads the same base for this side.
        Returns once both are there; what `build` raised ends as BrokenProcessPool."""
        self._build = build
        self._lock = Lock()
        self._pool = self._started()
        is_there = self._pool.submit(_is_there)
        self.kb = load()
        is_there.result()
        _keep_for_good()

    @property
    def greeting(self) -> str:
        return say("greeting")

    def find(self, query: str) -> list[Procedure]:
        """As `Assistant.find`. Raises BrokenProcessPool."""
        return [self.kb.procedures[slug] for slug in self._asked(_find, query)]

    def answer(self, turn: Turn) -> Answer:
        """As `Assistant.answer`: never raises."""
        try:
            return self._read(self._asked(_answer, turn))
        except BrokenProcessPool:
            logger.exception("the process that answers ended %d times", TRIES)
            return Answer(Status.ERROR, say("error"), state=turn.state)

    @staticmethod
    def end_all() -> None:
        """Ends what this process started, loaded or still loading, and waits for nothing."""
        while _started:
            _started.pop().kill()

    def _asked(self, task: Callable[[Any], Any], given: object) -> Any:
        for tried in range(1, TRIES + 1):
            pool = self._pool
            try:
                return pool.submit(task, given).result()
            except BrokenProcessPool:
                if tried == TRIES:
                    raise
                self._replace(pool)
        raise AssertionError

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken:
                logger.warning("the process that answers ended; starting another")
                self._pool = self._started()

    def _started(self) -> ProcessPoolExecutor:
        # Not forked: a fork of a process with threads may wait for a lock that nobody holds.
        return ProcessPoolExecutor(1, _Recorded(), _load, (self._build,))

    def _read(self, packed: bytes) -> Answer:
        unpickler = _Unpickler(io.BytesIO(packed))
        unpickler.kb = self.kb
        answer: Answer = unpickler.load()
        return answer


_started: list[SpawnProcess] = []
"""What this process started."""


class _Recorded(SpawnContext):
    def Process(self, *args: Any, **options: Any) -> SpawnProcess:  # type: ignore[override]
        process = SpawnProcess(*args, **options)
        _started.append(process)
        return process


class _Pickler(pickle.Pickler):
    def persistent_id(self, obj: object) -> str | None:
        return obj.slug if isinstance(obj, Procedure | Title) else None


class _Unpickler(pickle.Unpickler):
    kb: KnowledgeBase

    def persistent_load(self, slug: str) -> Named:
        return self.kb.named(slug)


_here: list[Assistant] = []
"""Over there: the one assistant of the process."""


def _load(build: Build) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the parent, which ends this
    Thread(target=_end_with_parent, daemon=True).start()
    be_quiet()
    _here.append(build())
    _keep_for_good()


def _keep_for_good() -> None:
    """What is loaded by now: looking through it for garbage takes a third of a second, while
    somebody waits for an answer."""
    gc.collect()
    gc.freeze()


def _end_with_parent() -> None:
    """A parent that was killed cannot shut the pool down."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _is_there() -> bool:
    return bool(_here)


def _find(query: str) -> list[str]:
    return [procedure.slug for procedure in _here[0].find(query)]


def _answer(turn: Turn) -> bytes:
    packed = io.BytesIO()
    _Pickler(packed, pickle.HIGHEST_PROTOCOL).dump(_here[0].answer(turn))
    return packed.getvalue()
