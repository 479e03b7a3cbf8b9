from pathlib import Path

import pytest

from assistant import Assistant
from assistant.default import build_default

VAR = Path(__file__).parents[2] / "var"


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    """The real one: today's base, the trained model, the real indexes."""
    return build_default(VAR / "models")
