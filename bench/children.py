"""Child processes: started with a log, waited for, weighed, and stopped by their own id."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from assistant.quiet import DEFAULTS

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
STOP_SECONDS = 20
POLL_SECONDS = 0.1
LINES_SHOWN = 15


class ChildFailed(RuntimeError):
    """A child ended or wasn't ready in time; says what its log ends with."""


@dataclass(frozen=True)
class Server:
    """A child that answers on a port of this machine; `start_seconds` until it did."""

    process: subprocess.Popen[bytes]
    port: int
    start_seconds: float

    @property
    def megabytes(self) -> float:
        return megabytes_of(self.process.pid)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def run_child(
    words: Sequence[str], log: Path, timeout: float, env: Mapping[str, str] | None = None
) -> float:
    """Runs `python …` to its end; the seconds it took. Raises ChildFailed."""
    started = perf_counter()
    with log.open("ab") as out:
        process = _popen(words, out.fileno(), env)
        try:
            code = process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            raise ChildFailed(_why(words, f"not done in {timeout:.0f} s", log)) from error
        finally:
            _stop(process)
    if code != 0:
        raise ChildFailed(_why(words, f"ended with {code}", log))
    return perf_counter() - started


@contextmanager
def serving(
    words: Sequence[str],
    port: int,
    ready: str,
    log: Path,
    timeout: float,
    env: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """A server from `python …`, once GET `ready` answers 200; stopped at the end, come what may."""
    started = perf_counter()
    with log.open("ab") as out:
        process = _popen(words, out.fileno(), env)
        try:
            while not _is_ready(port, ready):
                if process.poll() is not None:
                    raise ChildFailed(_why(words, f"ended with {process.returncode}", log))
                if perf_counter() - started > timeout:
                    raise ChildFailed(_why(words, f"not ready in {timeout:.0f} s", log))
                sleep(POLL_SECONDS)
            yield Server(process, port, perf_counter() - started)
        finally:
            _stop(process)


def _popen(
    words: Sequence[str], out: int, env: Mapping[str, str] | None
) -> subprocess.Popen[bytes]:
    quiet = {"PYTHONWARNINGS": "ignore", "PYTHONPATH": str(ROOT), **DEFAULTS}
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, **quiet, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.STDOUT,
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(STOP_SECONDS)


def _is_ready(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def megabytes_of(pid: int) -> float:
    """Resident, of the process and of its children, as Linux counts them; 0 for one that ended."""
    process = Path(f"/proc/{pid}")
    try:
        status = (process / "status").read_text(encoding="utf-8")
        children = (process / f"task/{pid}/children").read_text(encoding="utf-8").split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    # One that ended and wasn't waited for has no such line.
    own = sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))
    return own / 1024 + sum(megabytes_of(int(child)) for child in children)


def _why(words: Sequence[str], what: str, log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LINES_SHOWN:]
    return "\n".join([f"python {' '.join(words)}: {what}; its log {log} ends with:", *lines])
