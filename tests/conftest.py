import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from procedures_kb import KnowledgeBase, load_knowledge_base

LOCAL = ("127.0.0.1", "::1")

# The same examples every time: a red run is red for everybody.
settings.register_profile("same_every_time", derandomize=True, deadline=None)
settings.load_profile("same_every_time")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Every connection but one to this machine is refused; also while session fixtures load."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _local_only(getattr(socket.socket, name)))
        yield


def _local_only(connect: Any) -> Any:
    def connect_or_refuse(self: socket.socket, address: Any) -> Any:
        if not isinstance(address, tuple) or address[0] not in LOCAL:
            raise AssertionError(f"a test tried to reach {address}")
        return connect(self, address)

    return connect_or_refuse


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """The base of this checkout."""
    return load_knowledge_base()
