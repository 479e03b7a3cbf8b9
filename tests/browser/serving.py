"""A server of the product in a thread of its own, and a window: gone for sure when left."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import httpx
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import BrowserContext

GRACE = 1
"""Seconds. A page that a failed test left open follows its conversation for ever; a server that
waited for it would still run when the interpreter ends, and end it in a crash."""


@contextmanager
def serving(app: FastAPI, port: int) -> Iterator[str]:
    """Its address, once the assistant is ready."""
    config = uvicorn.Config(
        app, port=port, ws="none", log_level="warning", timeout_graceful_shutdown=GRACE
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{port}"
    wait_until_ready(address)
    yield address
    server.should_exit = True
    thread.join(timeout=10)
    assert not thread.is_alive(), "the server did not stop"


def leave(context: BrowserContext) -> None:
    """Closes it. What still runs for a route of a page that goes would fail later, in another
    test's call or at the interpreter's end."""
    for page in context.pages:
        page.unroute_all(behavior="ignoreErrors")
    context.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(address: str, seconds: int = 120) -> None:
    for _ in range(seconds * 2):
        try:
            if httpx.get(f"{address}/readyz").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.5)
    raise TimeoutError("the server did not become ready")
