import http.client
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bench.children import HOST, ChildFailed, free_port, megabytes_of, run_child, serving

SERVE = """
import http.server, sys
class Ready(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/ready" else 503)
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Ready).serve_forever()
"""


@pytest.fixture
def log(tmp_path):
    return tmp_path / "child.log"


def test_a_child_runs_to_its_end_and_its_words_are_in_the_log(log):
    assert run_child(["-c", "print('done')"], log, 20) > 0
    assert "done" in log.read_text(encoding="utf-8")


def test_a_child_that_fails_is_told_with_what_it_said_last(log):
    with pytest.raises(ChildFailed, match="ended with 3") as raised:
        run_child(["-c", "import sys; print('no such model'); sys.exit(3)"], log, 20)
    assert "no such model" in str(raised.value)
    assert str(log) in str(raised.value)


def test_a_child_that_takes_too_long_is_stopped(log):
    with pytest.raises(ChildFailed, match=r"not done in 1 s"):
        run_child(["-c", "import time; time.sleep(600)"], log, 1)


def test_environment_and_code_reach_the_child(log):
    code = "import os, bench; print(os.environ['COLOUR'], os.environ['RASA_TELEMETRY_ENABLED'])"
    run_child(["-c", code], log, 20, {"COLOUR": "green"})
    assert log.read_text(encoding="utf-8").split() == ["green", "false"]


def test_a_server_is_waited_for_weighed_and_gone_afterwards(log):
    port = free_port()
    with serving(["-c", SERVE, str(port)], port, "/ready", log, 20) as server:
        assert server.process.poll() is None
        assert server.start_seconds > 0
        assert 1 < server.megabytes < 200
        connection = http.client.HTTPConnection(HOST, port, timeout=5)
        connection.request("GET", "/ready")
        assert connection.getresponse().status == 200
        connection.close()
    assert server.process.poll() is not None
    with socket.socket() as probe:
        assert probe.connect_ex((HOST, port)) != 0


def test_a_server_is_stopped_when_the_measuring_fails(log):
    port = free_port()
    with (
        pytest.raises(ZeroDivisionError),
        serving(["-c", SERVE, str(port)], port, "/ready", log, 20) as server,
    ):
        raise ZeroDivisionError
    assert server.process.poll() is not None


def test_a_server_that_never_gets_ready_is_told_and_stopped(log):
    port = free_port()
    with (
        pytest.raises(ChildFailed, match="not ready in 1 s"),
        serving(["-c", SERVE, str(port)], port, "/never", log, 1),
    ):
        pytest.fail("it isn't ready")


def test_a_server_that_ends_by_itself_is_told_at_once(log):
    with (
        pytest.raises(ChildFailed, match="ended with 1"),
        serving(["-c", "raise SystemExit('no data')"], free_port(), "/", log, 60),
    ):
        pytest.fail("it isn't ready")
    assert "no data" in log.read_text(encoding="utf-8")


def test_a_process_is_weighed_with_its_children(log):
    port = free_port()
    with serving(["-c", SERVE, str(port)], port, "/ready", log, 20) as server:
        assert server.megabytes > 1
        assert megabytes_of(os.getpid()) > _alone() + server.megabytes / 2


def _alone():
    status = Path(f"/proc/{os.getpid()}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def test_a_child_that_ended_weighs_nothing():
    child = subprocess.Popen([sys.executable, "-c", "pass"])
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert megabytes_of(child.pid) == 0
    child.wait()
    assert megabytes_of(child.pid) == 0
