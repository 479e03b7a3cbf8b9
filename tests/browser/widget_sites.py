"""What the widget's tests stand on: a quick assistant, a proxy that cuts, a page elsewhere."""

from __future__ import annotations

import random
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

from api.app import create_app
from api.migrate import migrate
from api.settings import Settings
from assistant import Answer, Assistant, State, Status
from procedures_kb import KnowledgeBase
from tests.browser.serving import free_port, serving

CHUNK = 65_536
SHORTEST_NEWS = 1500
"""Bytes that a stream of events has for sure where one question and its answer are new."""


def echo(context):
    """A step we own: says again what was said."""
    return Answer(Status.ANSWERED, f"Đã nghe: {context.turn.text}", "ask_papers", state=State())


@contextmanager
def quick_site(
    folder: Path, kb: KnowledgeBase, origins: tuple[str, ...] = (), port: int = 0
) -> Iterator[str]:
    """The real server and database; only what answers is ours."""
    database = f"sqlite:///{folder / 'site.db'}"
    settings = Settings(folder, database, port=port or free_port(), allowed_origins=origins)
    migrate(settings.database_url)
    app = create_app(settings, lambda: Assistant(kb, None, (("echo", echo),)))
    with serving(app, settings.port) as address:
        yield address


class CuttingProxy:
    """Passes bytes on to a server. While `cuts_left`, a stream of events ends at a random byte, and
    while `answer_cuts_left` an answer; `loses_answers` asks get through whose answers do not. After
    `holds_answer` the rest of an answer waits until `released`, and so do events."""

    def __init__(self, port: int, seed: int = 10) -> None:
        self._target = port
        self._chance = random.Random(seed)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.cuts_left = 0
        self.answer_cuts_left = 0
        self.loses_answers = 0
        self.holds_answer = b""
        self.released = Event()
        self.asked: list[bytes] = []
        """The head of every request."""
        Thread(target=self._accept, daemon=True).start()

    def headers(self, path: bytes, name: bytes) -> list[bytes]:
        """The values of a header in the requests whose first line ends a path so, in order."""
        lines = [head.split(b"\r\n") for head in self.asked if path + b" HTTP" in head]
        wanted = name.lower() + b": "
        return [x[len(wanted) :] for head in lines for x in head if x.lower().startswith(wanted)]

    def close(self) -> None:
        self.released.set()
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with suppress(OSError), client, socket.create_connection(("127.0.0.1", self._target)) as up:
            asked = _one_request(client)
            self.asked.append(asked.partition(b"\r\n\r\n")[0])
            up.sendall(asked)
            self._answer(client, up, asked.split(b"\r\n", 1)[0])

    def _answer(self, client: socket.socket, up: socket.socket, line: bytes) -> None:
        is_message = line.startswith(b"POST") and b"/messages" in line
        if b"/events" in line and self.cuts_left:
            _pass(client, up, self._chance.randrange(1, SHORTEST_NEWS))
            self.cuts_left -= 1
        elif is_message and self.answer_cuts_left:
            whole = _all(up)
            client.sendall(whole[: self._chance.randrange(1, len(whole))])
            self.answer_cuts_left -= 1
        elif is_message and self.loses_answers:
            self.loses_answers -= 1
            up.recv(CHUNK)
        elif is_message and self.holds_answer:
            self._hold(client, _all(up))
        elif b"/events" in line and self.holds_answer:
            self.released.wait()  # the stream would bring what is held
            _pass(client, up)
        else:
            _pass(client, up)

    def _hold(self, client: socket.socket, whole: bytes) -> None:
        at = whole.index(b"\n\n", whole.index(self.holds_answer)) + 2
        client.sendall(whole[:at])
        self.released.wait()
        client.sendall(whole[at:])


def _pass(client: socket.socket, up: socket.socket, most: int | None = None) -> None:
    """To the end, or `most` bytes."""
    while most != 0 and (data := up.recv(CHUNK if most is None else min(CHUNK, most))):
        client.sendall(data)
        most = None if most is None else most - len(data)


def _all(up: socket.socket) -> bytes:
    whole = b""
    while data := up.recv(CHUNK):
        whole += data
    return whole


def _one_request(client: socket.socket) -> bytes:
    """One request, whole, made the only one of its connection."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += client.recv(CHUNK)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        (int(x[15:]) for x in head.lower().split(b"\r\n") if x.startswith(b"content-length:")), 0
    )
    while len(body) < length:
        body += client.recv(CHUNK)
    lines = [item for item in head.split(b"\r\n") if not item.lower().startswith(b"connection:")]
    return b"\r\n".join([*lines, b"Connection: close"]) + b"\r\n\r\n" + body


@contextmanager
def other_site(pages: dict[str, str], policy: str) -> Iterator[str]:
    """A page of somebody else's, under a policy of its own."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path)
            self.send_response(200 if page else 404)
            kind = "text/css" if self.path.endswith(".css") else "text/html; charset=utf-8"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write((page or "").encode())

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
