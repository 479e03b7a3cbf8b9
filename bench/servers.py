"""The two servers: Rasa's own with its recommended pipeline, and ours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from time import perf_counter
from uuid import uuid4

from assistant.evaluation.questions import Labelled
from assistant.evaluation.verdicts import HELPED, TOLD
from bench.asking import Ask, Client, Connect, Load, Said, load, right_answers
from bench.children import HOST, Server, free_port, run_child, serving
from bench.measured import Peer
from bench.questions import never_asked
from bench.rasa_data import FALLBACK, OUTSIDE, sentences_by_intent, write_data
from procedures_kb import load_knowledge_base

TRAIN_TIMEOUT = 3 * 3600.0
READY_TIMEOUT = 300.0
RASA_NAMED = 3
TRAINED_FROM = ("config.yml", "domain.yml", "rules.yml", "nlu.yml")
TALK = 4
"""Messages of a conversation under load."""


@dataclass(frozen=True)
class Plan:
    """How long and how much: the same for both servers."""

    questions: Sequence[Labelled]
    clients: tuple[int, ...]
    seconds: float
    folder: Path
    """For logs, models and databases."""


def measure_rasa(plan: Plan, epochs: int) -> Peer:
    model, train_seconds = _trained(plan.folder, epochs)
    port = free_port()
    endpoints = str(plan.folder / "rasa" / "endpoints.yml")
    words = ["-m", "rasa", "run", "--enable-api", "-i", HOST, "-p", str(port), "-m", str(model)]
    words += ["--endpoints", endpoints]
    with serving(words, port, "/status", plan.folder / "rasa.log", READY_TIMEOUT) as server:
        peer = _measure(
            "Rasa server, DIET",
            server,
            lambda: _rasa_parser(port),
            plan,
            lambda: _rasa_talker(port),
        )
    return Peer(**{**vars(peer), "train_seconds": train_seconds})


def measure_api(plan: Plan, model: Path, var: Path, imported: Path | None = None) -> Peer:
    """With a fresh database; `var` is the server's own folder. Without `imported`, the store of
    the portal's records, the server knows the edited procedures only."""
    name = "this API, whole portal" if imported else "this API"
    with _own_server(plan.folder, model, var, imported) as server:
        return _measure(
            name,
            server,
            lambda: _api_client(server.port),
            plan,
            lambda: _api_client(server.port, TALK),
        )


@contextmanager
def _own_server(folder: Path, model: Path, var: Path, imported: Path | None) -> Iterator[Server]:
    port, log = free_port(), folder / "api.log"
    database = folder / "bench.db"
    database.unlink(missing_ok=True)
    env = {
        "VAR_FOLDER": str(var.resolve()),
        "DATABASE_URL": f"sqlite:///{database.resolve()}",
        "IMPORTED": str((imported or folder / "nothing-imported.sqlite").resolve()),
        "HOST": HOST,
        "PORT": str(port),
    }
    run_child(["-m", "api", "prepare"], log, READY_TIMEOUT, env)
    words = ["-m", "api", "serve", "--model", str(model.resolve())]
    with serving(words, port, "/readyz", log, READY_TIMEOUT, env) as server:
        yield server


def _measure(
    name: str, server: Server, connect: Connect, plan: Plan, talk: Connect | None = None
) -> Peer:
    """`talk` is how the load connects, if otherwise."""
    right = right_answers(connect(), plan.questions)
    megabytes = server.megabytes
    texts = never_asked(plan.questions)
    loads: tuple[Load, ...] = tuple(
        load(talk or connect, texts, clients, plan.seconds) for clients in plan.clients
    )
    return Peer(
        name,
        right,
        loads,
        start_seconds=round(server.start_seconds, 1),
        megabytes=round(megabytes),
        added_megabytes=round(server.megabytes - megabytes, 1),
    )


def _trained(folder: Path, epochs: int) -> tuple[Path, float]:
    """The archive, and the seconds its training took; kept for the same data and configuration."""
    data = folder / "rasa"
    write_data(data, sentences_by_intent(list(load_knowledge_base().procedures.values())), epochs)
    made_from = b"".join((data / name).read_bytes() for name in TRAINED_FROM)
    name = hashlib.sha256(made_from).hexdigest()[:12]
    archive, took = data / f"{name}.tar.gz", data / f"{name}.seconds"
    if not (archive.exists() and took.exists()):
        words = ["-m", "rasa", "train", "--config", str(data / "config.yml")]
        words += ["--domain", str(data / "domain.yml"), "--out", str(data)]
        words += ["--data", str(data / "nlu.yml"), str(data / "rules.yml")]
        words += ["--fixed-model-name", name]
        seconds = run_child(words, folder / "rasa-train.log", TRAIN_TIMEOUT)
        took.write_text(f"{seconds:.1f}", encoding="utf-8")
    return archive, float(took.read_text(encoding="utf-8"))


def _rasa_talker(port: int) -> Ask:
    """Over Rasa's REST channel: a message in, its answer out, both kept."""
    client = Client(port)
    sender = f"bench-{uuid4().hex}"
    asked = count()

    def ask(text: str) -> Said:
        talker = f"{sender}-{next(asked) // TALK}"
        started = perf_counter()
        said = client.post("/webhooks/rest/webhook", {"sender": talker, "message": text})
        if not said:
            raise ValueError(f"nothing answered to {text!r}")
        return Said((), True, perf_counter() - started)

    return ask


def _rasa_parser(port: int) -> Ask:
    """What it takes a message for: the ranking, which the channel doesn't tell."""
    client = Client(port)

    def ask(text: str) -> Said:
        started = perf_counter()
        reply = client.post("/model/parse", {"text": text})
        return rasa_said(reply, perf_counter() - started)

    return ask


def rasa_said(reply: dict[str, object], seconds: float) -> Said:
    """The fallback and the intent for what is outside are refusals."""
    intent = reply["intent"]
    ranking = reply["intent_ranking"]
    assert isinstance(intent, dict)
    assert isinstance(ranking, list)
    if intent["name"] in (OUTSIDE, FALLBACK):
        return Said((), False, seconds)
    named = [item["name"] for item in ranking if item["name"] not in (OUTSIDE, FALLBACK)]
    return Said(tuple(named[:RASA_NAMED]), True, seconds)


def _api_client(port: int, talk: int = 1) -> Ask:
    """A conversation of `talk` messages, then another; opening one isn't counted but takes
    place."""
    client = Client(port)
    opened: dict[str, str] = {}
    asked = count()

    def ask(text: str) -> Said:
        if next(asked) % talk == 0:
            opened.update(client.post("/api/v1/conversations", {"consent": True}))
        path = f"/api/v1/conversations/{opened['conversation_id']}/messages"
        started = perf_counter()
        reply = client.post(path, {"text": text}, opened["token"])
        return api_said(reply, perf_counter() - started)

    return ask


def api_said(reply: dict[str, object], seconds: float) -> Said:
    """As `score_chat.py` reads a reply: a refusal names nothing."""
    status = reply["status"]
    if status not in HELPED:
        return Said((), False, seconds)
    procedure, candidates = reply.get("procedure"), reply.get("candidates") or []
    assert isinstance(candidates, list)
    first = [procedure["slug"]] if isinstance(procedure, dict) else []
    named = dict.fromkeys([*first, *(item["slug"] for item in candidates)])
    return Said(tuple(named), status in TOLD, seconds)
