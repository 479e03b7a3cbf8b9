"""How a turn is answered: no web, no database, no state between turns."""

from assistant.pipeline import Assistant
from assistant.text.clean import is_readable
from assistant.text.mask import mask
from assistant.turn import Answer, Candidate, State, Status, Turn

__all__ = ["Answer", "Assistant", "Candidate", "State", "Status", "Turn", "is_readable", "mask"]
