"""Asking a peer: what it named, how often that was right, how fast, and under how many clients."""

from __future__ import annotations

import http.client
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from threading import Lock, Thread
from time import perf_counter
from typing import Any

from assistant.evaluation.questions import NONE, Labelled
from bench.children import HOST

TIMEOUT = 60


@dataclass(frozen=True)
class Said:
    """Slugs in the order named, none after a refusal; `is_told` when it answered about the first
    instead of asking back; `seconds` of the one request that carried the question."""

    named: tuple[str, ...]
    is_told: bool
    seconds: float = 0.0


Ask = Callable[[str], Said]
Connect = Callable[[], Ask]
"""A client of its own: one a thread."""


class Client:
    """JSON over one connection that is kept open. A lost connection, an HTTP error or a reply that
    isn't JSON raises OSError, HTTPException or ValueError."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=TIMEOUT)

    def post(self, path: str, body: Mapping[str, Any], token: str = "") -> Any:
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self._connection.request("POST", path, json.dumps(body).encode(), headers)
        response = self._connection.getresponse()
        content = response.read()
        if response.status >= http.HTTPStatus.BAD_REQUEST:
            raise ValueError(f"{path}: {response.status} {content[:200]!r}")
        return json.loads(content)


def right_answers(ask: Ask, questions: Iterable[Labelled]) -> dict[str, dict[str, float]]:
    """By "set.form": top1, top3 over questions about a procedure, oos_answered over the others."""
    verdicts: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for question in questions:
        said = ask(question.text)
        of_group = verdicts[f"{question.set}.{question.form}"]
        if question.procedure == NONE:
            of_group["oos_answered"].append(said.is_told)
        else:
            of_group["top1"].append(said.named[:1] == (question.procedure,))
            of_group["top3"].append(question.procedure in said.named[:3])
    return {
        group: {name: fmean(values) for name, values in of_group.items()}
        for group, of_group in verdicts.items()
    }


@dataclass(frozen=True)
class Load:
    """`per_second` counts messages answered; the percentiles are milliseconds of one message."""

    clients: int
    messages: int
    failed: int
    per_second: float
    p50: float
    p95: float
    p99: float


def load(connect: Connect, texts: Iterator[str], clients: int, seconds: float) -> Load:
    """Each client asks one question after another until the time is up."""
    took: list[float] = []
    failed: list[str] = []
    lock = Lock()
    started = perf_counter()

    def one_client() -> None:
        ask = connect()
        while perf_counter() - started < seconds:
            with lock:
                text = next(texts)
            try:
                took.append(ask(text).seconds)
            except (OSError, http.client.HTTPException, ValueError) as error:
                failed.append(repr(error))
                ask = connect()

    threads = [Thread(target=one_client, daemon=True) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = perf_counter() - started
    return Load(
        clients,
        len(took),
        len(failed),
        round(len(took) / elapsed, 2),
        *(round(percentile(took, share) * 1000, 1) for share in (0.50, 0.95, 0.99)),
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest rank; 0 of nothing."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0
